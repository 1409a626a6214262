import type { Geoid, StateCode } from '../places/place.ts';
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

/** Fewer cities than this have the towns ranked with them. */
const FEWEST_CITIES = 20;

/** Fewer places near one than this have smaller ones, or those further away, ranked with them. */
const FEWEST_NEAR = 5;

/** How far from a place, in miles, what is near it lies where the person names no distance; then further, for want of any. */
const NEAR = [30, 100];

/** What a ranking by size itself is by. */
const SIZE = 'population';

/** Whom a ranking may be among, and how many of them have to be found for it not to take a wider group. */
export interface RankedGroup {
  readonly among: PeerGroup;
  readonly enough: number;
}

/** The places that count as the cities of some states, or of the country where none is given. */
export function areaGroup(states: readonly StateCode[] | undefined): PeerGroup & { readonly minPopulation: number } {
  return { states, minPopulation: states?.length === 1 ? USUAL_MINIMUM.state : USUAL_MINIMUM.nation };
}

/**
 * Whom a ranking is among, the group to take first: as the person said, else the usual cities, then the towns with them for
 * want of cities. A ranking by size itself leaves nobody out.
 * @param places near which it is, where it is one of places nearby
 */
export function groupsOf(ranking: RankingRequest, places: readonly Geoid[] = []): readonly RankedGroup[] {
  const [place] = places;
  if (ranking.near === undefined || place === undefined) {
    const states = ranking.states.length === 0 ? undefined : ranking.states;
    return sizesOf(ranking, smallestOf(states)).map((size) => ({ among: { states, ...size }, enough: FEWEST_CITIES }));
  }
  const reaches = ranking.near.withinMiles === undefined ? NEAR : [ranking.near.withinMiles];
  const sizes = sizesOf({ ...ranking, where: [] }, [USUAL_MINIMUM.state, TOWN]);
  return reaches.flatMap((miles) =>
    sizes.map((size) => ({ among: { near: { place, miles }, ...size }, enough: FEWEST_NEAR })),
  );
}

/** The least numbers of people of a state's cities, of a region's, and of the country's, the usual one first. */
function smallestOf(states: readonly StateCode[] | undefined): readonly number[] {
  if (states === undefined) return [USUAL_MINIMUM.nation];
  return states.length === 1 ? [USUAL_MINIMUM.state, TOWN] : [USUAL_MINIMUM.nation, USUAL_MINIMUM.state, TOWN];
}

/** The sizes that a ranking is tried with; where a figure is demanded few places are left, so that few are no reason to go on. */
function sizesOf(
  { metric, minPopulation, maxPopulation, where }: RankingRequest,
  usual: readonly number[],
): readonly Pick<PeerGroup, 'minPopulation' | 'maxPopulation'>[] {
  if (minPopulation !== undefined || maxPopulation !== undefined) return [{ minPopulation, maxPopulation }];
  if (metric === SIZE) return [{}];
  return usual.slice(0, where.length > 0 ? 1 : usual.length).map((least) => ({ minPopulation: least }));
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
