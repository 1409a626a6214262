import type { Word } from './message.ts';
import type { Segment } from './segments.ts';

/** Words that make the number after them an amount; the second ones only a round number. */
const AMOUNT_BEFORE = new Set(['over', 'under', 'above', 'below', 'than', 'least', 'most', 'exceeding']);
const ROUND_BEFORE = new Set(['about', 'around', 'with', 'to', 'and', 'between', 'from', 'by']);
/** Words that make the number before them an amount. */
const AMOUNT_AFTER = new Set(
  'people persons residents inhabitants citizens dollars dollar bucks usd k a per households homes houses units percent population jobs or and to year'.split(
    ' ',
  ),
);
const LOWEST = 501;
const HIGHEST = 99950;

/** Five digits where a place would stand; not an amount ("over 50000 people", "$98101"). */
export function zipCodesIn(
  text: string,
  words: readonly Word[],
  chosen: readonly Segment[],
): { readonly zip: string; readonly span: readonly [number, number] }[] {
  const found: { zip: string; span: readonly [number, number] }[] = [];
  words.forEach((word, i) => {
    if (!/^\d{5}$/.test(word.raw) || chosen.some(({ from, to }) => from <= i && i < to)) return;
    // "Austin, TX 78701": the place is named already
    if (chosen.some(({ to, meaning }) => to === i && meaning.kind === 'place' && meaning.state !== undefined)) return;
    const number = Number(word.raw);
    if (number < LOWEST || number > HIGHEST) return;
    const [before, after] = [words[i - 1], words[i + 1]];
    const said = before !== undefined && ['zip', 'zipcode', 'code', 'postcode'].includes(before.folded);
    if (!said) {
      if (/[$€£#<>=+.\d]\s*$/.test(text.slice(Math.max(0, word.start - 2), word.start))) return;
      if (
        /^\s*[%$€£+.]\d?/.test(text.slice(word.end, word.end + 2)) &&
        !/^\.(?:\s|$)/.test(text.slice(word.end, word.end + 2))
      )
        return;
      if (before !== undefined && AMOUNT_BEFORE.has(before.folded)) return;
      if (before !== undefined && ROUND_BEFORE.has(before.folded) && number % 100 === 0) return;
      if (after !== undefined && after.joined && AMOUNT_AFTER.has(after.folded)) return;
      if (number % 1000 === 0 && before !== undefined && before.folded !== 'in' && before.folded !== 'for') return;
    }
    const extended = /^-\d{4}(?!\d)/.exec(text.slice(word.end));
    found.push({ zip: word.raw, span: [word.start, word.end + (extended?.[0].length ?? 0)] });
  });
  return found;
}
