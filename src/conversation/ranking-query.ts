import type { VariableId } from '../places/figure.ts';
import type { PeerGroup, RankingQuery } from '../places/store.ts';
import type { RankingRequest } from '../understanding/utterance.ts';
import type { Threshold } from '../topics/threshold.ts';

/**
 * The size below which a place is no "city" to most people: hamlets with a handful of households hold every extreme. Used when
 * the person names no size; the answer says so.
 */
const USUAL_MINIMUM = { nation: 50_000, state: 10_000 } as const;

/** Whom a ranking is among: an open size becomes the usual one. */
export function groupOf({ states, minPopulation, maxPopulation }: RankingRequest): PeerGroup {
  const [state] = states;
  const usual = state === undefined ? USUAL_MINIMUM.nation : USUAL_MINIMUM.state;
  return {
    state,
    minPopulation: minPopulation ?? (maxPopulation === undefined ? usual : undefined),
    maxPopulation,
  };
}

/** A person's ranking as the store takes it, by one variable of its figure. */
export function toQuery(
  ranking: RankingRequest & { readonly offset: number },
  variable: VariableId,
  thresholds: readonly Threshold[],
): RankingQuery {
  return {
    variable,
    among: groupOf(ranking),
    where: thresholds.map(({ condition }) => condition),
    order: ranking.order,
    limit: ranking.count,
    offset: ranking.offset,
  };
}
