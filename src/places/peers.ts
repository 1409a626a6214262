import type { Geoid, Place } from './place.ts';
import type { PeerGroup } from './store.ts';
import { STATES } from './states.ts';

/** The list of places, and beside it what groups are made by, in columns: a ranking asks all 31,000 of them. */
export interface Peers {
  /** In GEOID order; a place is known by its index here. */
  readonly places: readonly Place[];
  /** Index into `STATES`. */
  readonly states: Uint8Array;
  /** Number of people; NaN where unknown. */
  readonly people: Float64Array;
  /** The places of each state, by index into `STATES`. */
  readonly ofState: readonly (readonly number[])[];
}

export function peersOf(places: readonly Place[]): Peers {
  const indexOfState = new Map(STATES.map(({ code }, index) => [code, index]));
  const states = Uint8Array.from(places.map(({ state }) => indexOfState.get(state) ?? STATES.length));
  return {
    places,
    states,
    ofState: placesByState(states),
    people: Float64Array.from(places.map(({ population }) => population ?? Number.NaN)),
  };
}

function placesByState(states: Uint8Array): readonly (readonly number[])[] {
  const ofState = STATES.map((): number[] => []);
  states.forEach((state, place) => ofState[state]?.push(place));
  return ofState;
}

/** The test for membership of a group, by index of place; a place of unknown size belongs to no group with a size. */
export function membersOf(
  { states, people }: Peers,
  { state, minPopulation, maxPopulation }: PeerGroup,
): (place: number) => boolean {
  const wanted = state === undefined ? undefined : STATES.findIndex(({ code }) => code === state);
  const anySize = minPopulation === undefined && maxPopulation === undefined;
  const least = minPopulation ?? 0;
  const most = maxPopulation ?? Number.POSITIVE_INFINITY;
  return (place) => {
    if (wanted !== undefined && states[place] !== wanted) return false;
    if (anySize) return true;
    const size = people[place] as number;
    return size >= least && size <= most;
  };
}

/** The places that can belong to a group, by index, in GEOID order: those of its state, or all. */
export function candidatesOf({ places, ofState }: Peers, { state }: PeerGroup): Iterable<number> {
  return state === undefined ? places.keys() : (ofState[STATES.findIndex(({ code }) => code === state)] ?? []);
}

/** Index of a place in a list in GEOID order; undefined for one that isn't there. */
export function indexOfPlace(places: readonly Place[], geoid: Geoid): number | undefined {
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
