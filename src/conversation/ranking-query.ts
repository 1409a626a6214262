import type { StateCode } from '../places/place.ts';
import type { VariableId } from '../places/figure.ts';
import type { PeerGroup, RankingQuery } from '../places/store.ts';
import type { RankingRequest } from '../understanding/utterance.ts';
import { decimalsOf } from '../replies/format.ts';
import type { Threshold } from '../topics/threshold.ts';
import type { Unit } from '../topics/topic.ts';

/**
 * The size below which a place is no "city" to most people: hamlets with a handful of households hold every extreme. Used when
 * the person names no size; the answer says so.
 */
const USUAL_MINIMUM = { nation: 50_000, state: 10_000 } as const;

/** Where few places of a state are that large, its towns are ranked with them. */
const TOWN = 1_000;

/** What a ranking by size itself is by. */
const SIZE = 'population';

/** The places that count as the cities of a state, or of the country where none is given. */
export function areaGroup(state: StateCode | undefined): PeerGroup & { readonly minPopulation: number } {
  return { state, minPopulation: state === undefined ? USUAL_MINIMUM.nation : USUAL_MINIMUM.state };
}

/**
 * Whom a ranking is among, the group to take first: as the person said, else the usual cities, then the towns with them for
 * want of cities. A ranking by size itself leaves nobody out.
 */
export function groupsOf({
  metric,
  states,
  minPopulation,
  maxPopulation,
  where,
}: RankingRequest): readonly PeerGroup[] {
  const [state] = states;
  if (minPopulation !== undefined || maxPopulation !== undefined) return [{ state, minPopulation, maxPopulation }];
  if (metric === SIZE) return [{ state }];
  const usual = areaGroup(state);
  return state === undefined || where.length > 0 ? [usual] : [usual, { state, minPopulation: TOWN }];
}

/** A person's ranking as the store takes it: of a group, by one variable of its figure, with the ties that its unit shows. */
export function toQuery(
  ranking: RankingRequest & { readonly offset: number },
  among: PeerGroup,
  { variable, unit }: { readonly variable: VariableId; readonly unit: Unit },
  thresholds: readonly Threshold[],
): RankingQuery {
  return {
    variable,
    among,
    where: thresholds.map(({ condition }) => condition),
    order: ranking.order,
    limit: ranking.count,
    offset: ranking.offset,
    decimals: decimalsOf(unit),
  };
}
