/** A number of a message. */
export interface Amount {
  readonly value: number;
  readonly span: readonly [number, number];
  /** What the writing says it is: `$90,000`, `12%`, `50k`. */
  readonly unit?: 'dollars' | 'percent';
}

/** Numbers that are written as one word. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};
const FACTOR: Readonly<Record<string, number>> = {
  k: 1e3,
  grand: 1e3,
  thousand: 1e3,
  thousands: 1e3,
  m: 1e6,
  mil: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  hundred: 100,
};
const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };
/** "1/2 million", "2 1/2 million", "½ million"; without what it is a part of a fraction is as likely a date. */
const FRACTION = `(?:(\\d{1,3})(?: and)? ?)?(?:([1-9])/([2-9])|([${Object.keys(FRACTIONS).join('')}]))(?: of)?(?: an?)? ?(k|m|mil|mio|million|grand|hundred|thousand)\\b`;
const FRACTIONAL = new RegExp(`(?<![\\p{L}\\d./$])${FRACTION}`, 'giu');
const DIGITS =
  /(\$\s?)?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:\s?(k|m|mil|mio|million|millions|grand|hundred|thousands?)\b)?(?:\s?(thousand)\b)?(\s?(?:%|percent\b|pct\b))?(\s?(?:dollars|bucks|usd)\b)?/gi;
const SPELLED = new RegExp(
  `\\b((?:a )?half(?: an?)?|(?:a )?quarter(?: of)?(?: a)?|a|an|${Object.keys(NUMBER_WORDS).join('|')})\\s(hundred\\s(?:and\\s(?:fifty\\s)?)?thousand|hundred|thousand|million|grand)\\b|\\b(${Object.keys(
    NUMBER_WORDS,
  )
    .filter((word) => word !== 'hundred')
    .join('|')})\\b(?:\\s(percent|dollars)\\b)?`,
  'gi',
);

/** The numbers of a message in its order: `100k`, `1.5 million`, `$90,000`, `half a million`, `fifty thousand`, `five`. */
export function amountsIn(text: string): readonly Amount[] {
  const amounts: Amount[] = fractionsIn(text);
  for (const match of text.matchAll(DIGITS)) {
    if (amounts.some(({ span }) => match.index >= span[0] && match.index < span[1])) continue;
    const before = text[match.index - 1];
    const after = text[match.index + match[0].length];
    if ((before !== undefined && /[\p{L}\d.]/u.test(before)) || (after !== undefined && /[\p{L}\d]/u.test(after)))
      continue;
    const [, dollar, digits = '', factor, thousand, percent, dollars] = match;
    const value =
      Number(digits.replaceAll(',', '')) * (FACTOR[factor?.toLowerCase() ?? ''] ?? 1) * (thousand ? 1e3 : 1);
    const unit = percent ? ('percent' as const) : dollar || dollars ? ('dollars' as const) : undefined;
    amounts.push({ value, span: [match.index, match.index + match[0].length], ...(unit && { unit }) });
  }
  for (const match of text.matchAll(SPELLED)) {
    const [whole, count, scale, alone, unit] = match;
    const value =
      alone === undefined ? countOf(count ?? '') * scaleOf(scale ?? '') : (NUMBER_WORDS[alone.toLowerCase()] ?? 0);
    amounts.push({
      value,
      span: [match.index, match.index + whole.length],
      ...(unit && { unit: unit.toLowerCase() === 'percent' ? ('percent' as const) : ('dollars' as const) }),
    });
  }
  return amounts.sort((a, b) => a.span[0] - b.span[0]);
}

function fractionsIn(text: string): Amount[] {
  return [...text.matchAll(FRACTIONAL)].map((match) => {
    const [whole, count = '0', part, of, sign = '', scale = ''] = match;
    const fraction = part === undefined ? (FRACTIONS[sign] ?? 0) : Number(part) / Number(of);
    const value = (Number(count) + fraction) * (FACTOR[scale.toLowerCase()] ?? 1);
    return { value, span: [match.index, match.index + whole.length] };
  });
}

function countOf(words: string): number {
  const lower = words.toLowerCase();
  if (lower.includes('half')) return 0.5;
  if (lower.includes('quarter')) return 0.25;
  return NUMBER_WORDS[lower] ?? 1;
}

function scaleOf(words: string): number {
  const lower = words.toLowerCase();
  if (lower.includes('fifty')) return 150_000;
  if (lower.includes('thousand') && lower.includes('hundred')) return 100_000;
  return FACTOR[lower] ?? 1;
}
