import type { Place } from '../places/place.ts';
import type { PlaceStore, RankingQuery } from '../places/store.ts';
import { formatCount } from '../replies/format.ts';
import { cardWords } from '../replies/words/cards.ts';
import { groupWords, whereWords } from './group-words.ts';
import type { Threshold } from './threshold.ts';
import type { Metric } from './topic.ts';

/** A ranking that lists nobody, by one of the columns that would have answered. */
export interface EmptyRanking {
  readonly metric: Metric;
  readonly query: RankingQuery;
  readonly thresholds: readonly Threshold[];
}

/**
 * Why a ranking lists nobody by any of its columns: there are no such places, or nothing is known of them. Undefined where they
 * are there and known, and none of them meets the conditions.
 */
export async function sayWhyNone(
  tried: readonly EmptyRanking[],
  near: Place | undefined,
  store: PlaceStore,
): Promise<string | undefined> {
  const reasons = await Promise.all(tried.map((ranking) => whyNone(ranking, near, store)));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

async function whyNone(
  { metric, query, thresholds }: EmptyRanking,
  near: Place | undefined,
  store: PlaceStore,
): Promise<string | undefined> {
  const group = groupWords(query.among);
  const where = whereWords(query.among, near);
  const needed = [
    { metric, variable: query.variable },
    ...thresholds.map((threshold) => ({ metric: threshold.metric, variable: threshold.condition.variable })),
  ];
  for (const { metric: figure, variable } of needed) {
    const { total, coverage } = await store.rank({ ...query, variable, where: [], offset: 0, limit: 1 });
    if (coverage.places === 0) return cardWords.ranking.nobody(group, where);
    if (total === 0) return cardWords.ranking.unknown(figure.label, formatCount(coverage.places), group, where);
  }
  return undefined;
}
