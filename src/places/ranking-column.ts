import type { Figure, VariableId } from './figure.ts';
import type { Geoid, Place } from './place.ts';
import type { PeerGroup } from './store.ts';

/** What rankings need to know of every place, by its index in the list of places. */
export type Peers = readonly Place[];

/** The figures of one variable that places are ranked by, one a place. */
export interface RankingColumn {
  readonly variable: VariableId;
  /** Indices into the list of places, highest figure first; places of one value in GEOID order. */
  readonly places: Int32Array;
  /** Sort keys in the same order, see `rankKey`. */
  readonly keys: Float64Array;
  /** The figure of the i-th place of the order. */
  readonly figure: (position: number) => Figure;
  /** Position in the order by index of place; -1 where the place has no figure. */
  readonly positions: Int32Array;
}

/**
 * Figures further back than this from a variable's newest year are not ranked with it: prices and incomes of 2015 beside
 * those of 2023 compare years, not places. Five years are the span of one ACS period.
 */
export const COMPARABLE_YEARS = 5;

/** How far an open end lies beside its limit: less than any two published numbers differ. */
const OPEN_END = 1e-6;

/** What a figure is sorted by: open ends of one limit tie with each other and with no exact number. */
export function rankKey(figure: Figure): number {
  const shift = figure.bound === 'or-more' ? OPEN_END : figure.bound === 'or-less' ? -OPEN_END : 0;
  return (figure.value ?? Number.NaN) + shift;
}

/** Puts the newest comparable figures of a variable in order. `count` is the number of all places. */
export function rankingColumn(
  variable: VariableId,
  count: number,
  rows: {
    readonly places: ArrayLike<number>;
    readonly keys: ArrayLike<number>;
    readonly figure: (row: number) => Figure;
  },
): RankingColumn {
  const order = Uint32Array.from({ length: rows.places.length }, (_, row) => row).sort(
    (a, b) =>
      (rows.keys[b] as number) - (rows.keys[a] as number) || (rows.places[a] as number) - (rows.places[b] as number),
  );
  const places = Int32Array.from(order, (row) => rows.places[row] as number);
  const positions = new Int32Array(count).fill(-1);
  places.forEach((place, position) => (positions[place] = position));
  return {
    variable,
    places,
    keys: Float64Array.from(order, (row) => rows.keys[row] as number),
    figure: (position) => rows.figure(order[position] as number),
    positions,
  };
}

/** Whether a place belongs to a group; a place of unknown size belongs to no group with a size. */
export function inGroup(place: Place, { state, minPopulation, maxPopulation }: PeerGroup): boolean {
  if (state !== undefined && place.state !== state) return false;
  if (minPopulation === undefined && maxPopulation === undefined) return true;
  const people = place.population;
  if (people === undefined) return false;
  return people >= (minPopulation ?? 0) && people <= (maxPopulation ?? Number.POSITIVE_INFINITY);
}

/** Index of a place in a list in GEOID order; undefined for one that isn't there. */
export function indexOfPlace(places: Peers, geoid: Geoid): number | undefined {
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = (places[middle] as Place).geoid;
    if (found === geoid) return middle;
    if (found < geoid) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
