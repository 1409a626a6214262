import type { Message, Word } from './message.ts';
import type { Segment } from './segments.ts';
import { SURE_STATE } from './state-words.ts';

const BEFORE_A_PLACE = new Set(['in', 'of', 'for', 'near', 'around', 'compare', 'between']);
const BETWEEN_PLACES = new Set(['and', 'n', 'or', 'vs', 'versus', 'v']);
const LONGEST = 3;

/** A name that is in no list, as written. */
export interface UnknownName {
  readonly text: string;
  readonly at: number;
  /** The state that is given with it: it is that of the name, and no state by itself. */
  readonly state?: Segment;
}

/**
 * Names that stand where a place would and are none: before a state ("Smallville, Kansas"), beside a place ("compare austin and
 * gondor"), or after "in", "of", "for" ("rent in gondor"). Words of the language are no names, however they stand.
 */
export function unknownNames(text: string, message: Message, chosen: readonly Segment[]): UnknownName[] {
  const { words } = message;
  const taken = new Set(chosen.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  const found: UnknownName[] = [];
  for (const segment of chosen) {
    const from = startBeforeState(segment, message, taken);
    if (from === undefined) continue;
    const at = words[from]?.start ?? 0;
    found.push({ text: text.slice(at, segment.end), at, state: segment });
    for (let i = from; i < segment.from; i += 1) taken.add(i);
  }
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

/** Where the name before a state begins; undefined where what stands there is none. */
function startBeforeState(segment: Segment, message: Message, taken: ReadonlySet<number>): number | undefined {
  const { meaning, from: end, to } = segment;
  const { words } = message;
  if (meaning.kind !== 'state' || meaning.state.explicit || meaning.state.surprise < SURE_STATE) return undefined;
  const gap = words[end]?.gap ?? '';
  const comma = /^\s*,\s*$/.test(gap);
  if (!comma && !/^\s+$/.test(gap)) return undefined;
  const mayBelong = (at: number): boolean => {
    const word = words[at];
    if (word === undefined || taken.has(at) || word.kind === 'topic' || word.kind === 'number') return false;
    if (word.owner !== undefined || NO_NAMES.has(word.folded) || OF_STATES.has(word.folded)) return false;
    return word.kind === 'unknown' || isCapital(message, word) || (comma && word.surprise >= CONTENT_WORD);
  };
  let from = end;
  while (end - from < LONGEST && mayBelong(from - 1) && (from === end || words[from]?.joined === true)) from -= 1;
  if (from === end) return undefined;
  const name = words.slice(from, end);
  const alone = from === 0 && words.slice(to).every(({ kind }) => kind === 'topic');
  const led = BEFORE_A_PLACE.has(words[from - 1]?.folded ?? '');
  const capital = name.some((word) => isCapital(message, word) && !word.opens);
  const unknown = name.some(({ kind }) => kind === 'unknown');
  const isSure =
    capital || (comma && alone) || (unknown && (led || comma || name.every(({ shape }) => shape !== 'lower')));
  return isSure ? from : undefined;
}

function isCapital({ capitalsCount }: Message, { shape }: Word): boolean {
  return capitalsCount && shape !== 'lower';
}

function isName({ words, capitalsCount }: Message, position: number, taken: ReadonlySet<number>): boolean {
  const word = words[position];
  if (word === undefined || taken.has(position) || word.folded.length < 3 || /\d/.test(word.folded)) return false;
  if (word.kind === 'unknown') return true;
  return (
    word.kind === 'name' && !word.opens && (!capitalsCount || word.shape !== 'lower') && !NO_NAMES.has(word.folded)
  );
}

/** Words that are less surprising have no meaning of their own. */
const CONTENT_WORD = 3;
/** Words that stand where a name would, or have a capital, and are no names of places. */
const NO_NAMES = new Set(
  (
    'what how which who whose when why would could should will may might american americans english us usa united states ' +
    'mr mrs ms dr maybe okay thanks hello i show compare list tell find january february march april june july august ' +
    'september october november december monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);
/** Words that name a part of a state: "Northern California". */
const OF_STATES = new Set(
  'northern southern eastern western central north south east west upstate downstate rural urban coastal inland mid greater metro'.split(
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
