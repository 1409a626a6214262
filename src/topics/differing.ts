import { at, isKnown, newest } from '../places/figures-of.ts';
import type { FigureSet } from '../places/figure.ts';
import type { SimilarPlace } from '../places/store.ts';
import { alternativesTo } from './alternatives.ts';
import type { Metric, Topic } from './topic.ts';

/** How a like place must differ: "but cheaper" is a lower rent. */
export interface Difference {
  readonly metric: Metric;
  readonly topic: Topic;
  readonly order: 'highest' | 'lowest';
}

/**
 * The figures of one source and year in which another place differs as asked; undefined where one of the differences isn't
 * there, or isn't known of both. A figure that answers the same question stands in for one that is missing. Pure.
 */
export function differencesOf(
  asked: readonly Difference[],
  ours: FigureSet | undefined,
  theirs: FigureSet | undefined,
): SimilarPlace['reasons'] | undefined {
  const found = asked.map(({ metric, topic, order }) => {
    const pair = firstPair(metric, topic, ours, theirs);
    if (!pair) return undefined;
    const difference = pair.theirs.value - pair.ours.value;
    return (order === 'highest' ? difference > 0 : difference < 0) ? pair : undefined;
  });
  const known = found.filter((pair) => pair !== undefined);
  return known.length === asked.length ? known : undefined;
}

function firstPair(metric: Metric, topic: Topic, ours: FigureSet | undefined, theirs: FigureSet | undefined) {
  for (const { variables } of alternativesTo(metric, topic)) {
    for (const variable of variables) {
      const here = newest(ours, [variable]);
      const there = here && at(theirs, variable, here.dataset, here.year);
      if (here && there && isKnown(here) && isKnown(there)) return { variable, ours: here, theirs: there };
    }
  }
  return undefined;
}
