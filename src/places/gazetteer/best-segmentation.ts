import type { Word } from './message.ts';
import type { Meaning } from './readings.ts';
import type { Segment } from './segments.ts';
import type { StateCode } from '../place.ts';
import { COMPANY, connects, N_FOR_NORTH, SAME_NAME, STRAY_STATE, TORN_STATE } from './surroundings.ts';

/** The best reading of the words up to a position. */
interface Best {
  readonly score: number;
  /** Its last segment, and the best reading before it; none where the message starts. */
  readonly segment?: Segment;
  readonly rest?: Best;
}

/** "compared with": the words that two names may have between them and still belong together. */
const LONGEST_CONNECTION = 2;

const NOTHING: Best = { score: 0 };

/** The segments that do not overlap and together score best, in the order of the message: one pass of dynamic programming. */
export function bestSegmentation(words: readonly Word[], segments: readonly (readonly Segment[])[]): Segment[] {
  const best: Best[] = [NOTHING];
  /** The best reading in which a name ends just there. */
  const ending: (Best | undefined)[] = [];
  const byEnd = new Map<number, Segment[]>();
  for (const segment of segments.flat()) {
    const list = byEnd.get(segment.to);
    if (list === undefined) byEnd.set(segment.to, [segment]);
    else list.push(segment);
  }
  for (let to = 1; to <= words.length; to += 1) {
    let here: Best | undefined;
    for (const segment of byEnd.get(to) ?? []) {
      const { from } = segment;
      for (const rest of [best[from], ending[from], ending[from - 1], ending[from - LONGEST_CONNECTION]]) {
        if (rest === undefined) continue;
        const score = rest.score + segment.score + together(rest, segment, words);
        if (here === undefined || score > here.score) here = { score, segment, rest };
      }
    }
    ending[to] = here;
    const skipped = best[to - 1] ?? NOTHING;
    best[to] = here !== undefined && here.score > skipped.score ? here : skipped;
  }
  const chosen: Segment[] = [];
  for (let at = best[words.length]; at?.segment !== undefined; at = at.rest) chosen.unshift(at.segment);
  return chosen;
}

/** What two names that follow each other say about each other. */
function together({ segment: before, rest }: Best, segment: Segment, words: readonly Word[]): number {
  if (before === undefined || segment.from - before.to > LONGEST_CONNECTION) return 0;
  const between = words.slice(before.to, segment.from);
  const [first, second] = [before.meaning, segment.meaning];
  const tied = between.length === 0 || (between.length === 1 && between[0]?.folded === 'in');
  const owner = between.length === 0 && words[before.to - 1]?.owner !== undefined;
  if (first.kind === 'state' && owner && isOf(first.state.code, second)) return TORN_STATE;
  if (second.kind === 'state' && tied) {
    if (isOf(second.state.code, first)) return TORN_STATE;
    return first.kind === 'state' || hasState(first) ? 0 : STRAY_STATE;
  }
  if (second.kind === 'place' && second.alsoState !== undefined && tied && isOf(second.alsoState, first))
    return TORN_STATE;
  if (second.kind === 'state' && between.length === 1 && between.every(connects)) {
    const { code } = second.state;
    const named = first.kind === 'state' ? nameBefore(before, rest, words) : first;
    if (named?.kind === 'place' && named.state !== undefined)
      return named.namesakes.some(({ state }) => state === code) ? SAME_NAME : 0;
  }
  if (first.kind !== second.kind || !between.every(connects)) return 0;
  const opening = words[segment.from];
  if (between.length === 0 && opening?.raw === 'n' && opening.joined) return N_FOR_NORTH;
  const common = words.slice(segment.from, segment.to).every((word) => word.kind === 'word');
  return between.length === 0 && common ? 0 : COMPANY; // "boston bay" is no list of places
}

/** "springfield mo vs ma": the name to which a state in a list of states belongs. */
function nameBefore(state: Segment, rest: Best | undefined, words: readonly Word[]): Meaning | undefined {
  const before = rest?.segment;
  if (before === undefined || state.from - before.to !== 1 || !connects(words[before.to])) return undefined;
  return before.meaning.kind === 'state' ? nameBefore(before, rest?.rest, words) : before.meaning;
}

/** Whether the state has a place of the name, and the name stands there without a state. */
function isOf(code: StateCode, meaning: Meaning): boolean {
  if (meaning.kind === 'outside' || hasState(meaning)) return false;
  return meaning.namesakes.some(({ state }) => state === code);
}

function hasState(meaning: Meaning): boolean {
  return meaning.kind !== 'state' && meaning.state !== undefined;
}
