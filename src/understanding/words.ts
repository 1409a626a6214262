import { StemmerEn } from '@nlpjs/lang-en';

/** A word of a message as the lexicon, the classifier and the rules see it. */
export interface Word {
  /** Lower case, without accents and apostrophes: `whats`. */
  readonly text: string;
  /** Its stem: `commut` of `commuting`; the mask itself for a masked place (`@place`) or state (`@state`). */
  readonly stem: string;
  /** Start and end offset in the message. */
  readonly start: number;
  readonly end: number;
}

/** What stands in a masked message, and in the phrases of the corpus, where a person names something of the map. */
export const PLACE = '@place';
export const STATE = '@state';
export const COUNTY = '@county';
export const ZIP = '@zip';
export const ABROAD = '@abroad';
export const MASKS = [PLACE, STATE, COUNTY, ZIP, ABROAD] as const;

/** A stretch of the message that names something of the map. */
export interface Mask {
  readonly span: readonly [number, number];
  readonly as: (typeof MASKS)[number];
}

/** What people ask about a city is short: of a longer message this many characters are read. */
export const LONGEST_READ = 600;
/** So many of them from its beginning, the others from its end. */
export const BEGINNING = 200;

const WORD = /@(?:place|state|county|zip|abroad)\b|[\p{L}\p{M}\p{N}]+(?:['’‘ʼ`´][\p{L}\p{M}\p{N}]+)*/gu;
/** Articles, forms of "to be" and "to do" and the like: they stand anywhere and say nothing, so that phrases leave them out. */
const EMPTY = new Set(
  'a an the is are was were be been being am do does did it its this that these those ur please pls plz just really very so r'.split(
    ' ',
  ),
);
/** Spellings of chats and phones. */
const SHORT: Readonly<Record<string, string>> = {
  u: 'you',
  r: 'are',
  ur: 'your',
  ppl: 'people',
  peeps: 'people',
  folks: 'people',
  folk: 'people',
  avg: 'average',
  ave: 'average',
  pct: 'percent',
  percentage: 'percent',
  proportion: 'share',
  portion: 'share',
  fraction: 'share',
  hh: 'household',
  govt: 'government',
  gov: 'government',
  apt: 'apartment',
  apts: 'apartments',
  flats: 'flat',
  info: 'information',
  hows: 'how',
  whats: 'what',
  wheres: 'where',
  whos: 'who',
  wat: 'what',
  wut: 'what',
  abt: 'about',
  b4: 'before',
  thru: 'through',
  w: 'with',
  wo: 'without',
  cuz: 'because',
  tho: 'though',
  yr: 'year',
  yrs: 'years',
  mo: 'month',
  mnth: 'month',
  mins: 'minutes',
  hs: 'high school',
  univ: 'university',
  uni: 'university',
  hispanics: 'hispanic',
  has: 'have',
  had: 'have',
  having: 'have',
  labour: 'labor',
  neighbourhood: 'neighborhood',
  licence: 'license',
  metres: 'meters',
  persons: 'people',
  person: 'people',
  individuals: 'people',
  inc: 'income',
  med: 'median',
  bdrm: 'bedroom',
  bdrms: 'bedrooms',
  rnt: 'rent',
  diff: 'difference',
  btw: 'between',
  btwn: 'between',
  b: 'be',
  n: 'and',
  hse: 'house',
  hood: 'neighborhood',
  sqft: 'square feet',
  unemp: 'unemployment',
  edu: 'education',
  '%': 'percent',
};
const stemmer = new StemmerEn();
/** Words that the stemmer would make the same as others that mean something else ("minor", "general", "univers"). */
const WHOLE = new Set([
  'minority',
  'minorities',
  'university',
  'universities',
  'generation',
  'generations',
  'housing',
  'earnings',
  'comparable',
  'marital',
  'nationality',
  'nationalities',
  'married',
  'homeless',
]);
const stems = new Map<string, string>(
  [...WHOLE].map((word) => [word, word === 'homeless' ? word : word.replace(/ies$/, 'y').replace(/s$/, '')]),
);
const MOST_STEMS = 20_000;

/** The stem of a folded word. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const plain = SHORT[word] ?? word;
  const stem = /^[a-z]+$/.test(plain) ? stemmer.stemWord(plain) : plain;
  if (stems.size < MOST_STEMS) stems.set(word, stem);
  return stem;
}

/** Lower case, without accents, apostrophes and other marks. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Splits a message into words; stretches that are masked become one word each. */
export function wordsOf(text: string, masks: readonly Mask[] = []): Word[] {
  const words: Word[] = [];
  const ordered = [...masks].sort((a, b) => a.span[0] - b.span[0]);
  let next = 0;
  for (const match of text.slice(0, LONGEST_READ).matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    while (next < ordered.length && (ordered[next]?.span[0] ?? 0) < end) {
      const mask = ordered[next];
      if (mask) words.push({ text: mask.as, stem: mask.as, start: mask.span[0], end: mask.span[1] });
      next += 1;
    }
    if (ordered.some(({ span }) => start < span[1] && end > span[0])) {
      const rest = ordered.find(({ span }) => start < span[1] && end > span[1]);
      if (rest === undefined || fold(text.slice(rest.span[1], end)).length <= 1) continue;
    }
    if (match[0].startsWith('@')) {
      words.push({ text: match[0], stem: match[0], start, end });
      continue;
    }
    const folded = fold(match[0]);
    if (folded !== '') words.push({ text: folded, stem: stemOf(folded), start, end });
  }
  for (const mask of ordered.slice(next))
    words.push({ text: mask.as, stem: mask.as, start: mask.span[0], end: mask.span[1] });
  return words;
}

/** Whether a word says nothing by itself. */
export function isEmpty(word: Word): boolean {
  return EMPTY.has(word.text);
}

/** The stems of a phrase without the empty words. */
export function stemsOf(phrase: string): string[] {
  const words = wordsOf(phrase);
  const full = words.filter((word) => !isEmpty(word));
  return (full.length > 0 ? full : words).map(({ stem }) => stem);
}
