import type { Word } from './message.ts';
import type { Segment } from './segments.ts';
import { COMPANY, connects, STRAY_STATE } from './surroundings.ts';

/** The best reading of the words up to a position. */
interface Best {
  readonly score: number;
  /** Its last segment, and the best reading before it; none where the message starts. */
  readonly segment?: Segment;
  readonly rest?: Best;
}

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
      for (const rest of [best[from], ending[from], ending[from - 1]]) {
        if (rest === undefined) continue;
        const score = rest.score + segment.score + together(rest.segment, segment, words);
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
function together(before: Segment | undefined, segment: Segment, words: readonly Word[]): number {
  if (before === undefined || segment.from - before.to > 1) return 0;
  const between = before.to === segment.from ? undefined : words[before.to];
  const [first, second] = [before.meaning, segment.meaning];
  if (first.kind === 'place' && first.state === undefined && second.kind === 'state')
    return between === undefined || between.folded === 'in' ? STRAY_STATE : 0;
  return first.kind === second.kind && (between === undefined || connects(between)) ? COMPANY : 0;
}
