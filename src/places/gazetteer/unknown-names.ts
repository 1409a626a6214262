import type { Message } from './message.ts';
import type { Segment } from './segments.ts';

const BEFORE_A_PLACE = new Set(['in', 'of', 'for', 'near', 'around', 'compare', 'between']);
const BETWEEN_PLACES = new Set(['and', 'or', 'vs', 'versus', 'v']);
const LONGEST = 3;

/**
 * Names that stand where a place would and are none: beside a place ("compare austin and gondor"), or after "in", "of", "for"
 * ("rent in gondor"). Words of the language are no names, however they stand.
 */
export function unknownNames(
  text: string,
  message: Message,
  chosen: readonly Segment[],
): { readonly text: string; readonly at: number }[] {
  const { words } = message;
  const taken = new Set(chosen.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  const found: { text: string; at: number }[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (!isName(message, from, taken)) continue;
    let to = from + 1;
    while (to < words.length && to - from < LONGEST && words[to]?.joined === true && isName(message, to, taken))
      to += 1;
    if (standsForPlace(message, from, to, taken)) {
      const at = words[from]?.start ?? 0;
      found.push({ text: text.slice(at, words[to - 1]?.owner?.end ?? words[to - 1]?.end), at });
    }
    from = to - 1;
  }
  return found;
}

function isName({ words, capitalsCount }: Message, position: number, taken: ReadonlySet<number>): boolean {
  const word = words[position];
  if (word === undefined || taken.has(position) || word.folded.length < 3 || /\d/.test(word.folded)) return false;
  if (word.kind === 'unknown') return true;
  return (
    word.kind === 'name' && !word.opens && (!capitalsCount || word.shape !== 'lower') && !NO_NAMES.has(word.folded)
  );
}
/** Words that stand where a name would, or have a capital, and are no names of places. */
const NO_NAMES = new Set(
  'what how which who whose when why would could should will may might american americans english us usa united states mr mrs ms dr maybe okay thanks hello'.split(
    ' ',
  ),
);

function standsForPlace(
  { words, mentionsTopic }: Message,
  from: number,
  to: number,
  taken: ReadonlySet<number>,
): boolean {
  const before = words[from - 1];
  const after = words[to];
  const besidePlace =
    (BETWEEN_PLACES.has(before?.folded ?? '') && taken.has(from - 2)) ||
    (BETWEEN_PLACES.has(after?.folded ?? '') && taken.has(to + 1)) ||
    (/^\s*,\s*$/.test(words[from]?.gap ?? '') && taken.has(from - 1)) ||
    (after !== undefined && /^\s*,\s*$/.test(after.gap) && taken.has(to));
  if (besidePlace) return true;
  // languages and people stand after "in" and "for" as well, but not where a topic is asked for
  const surely = mentionsTopic === true || words.slice(from, to).every((word) => word.kind === 'unknown');
  return surely && before !== undefined && BEFORE_A_PLACE.has(before.folded);
}
