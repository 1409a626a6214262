import { milesBetween, pointOf } from './distance.ts';
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
  /** Every index. */
  readonly everywhere: readonly number[];
  /** The places of each state, by index into `STATES`. */
  readonly ofState: readonly (readonly number[])[];
}

const made = new WeakMap<readonly Place[], Peers>();

/** Made once for a list, which is never changed. */
export function peersOf(places: readonly Place[]): Peers {
  const known = made.get(places);
  if (known) return known;
  const indexOfState = new Map(STATES.map(({ code }, index) => [code, index]));
  const states = Uint8Array.from(places.map(({ state }) => indexOfState.get(state) ?? STATES.length));
  const peers: Peers = {
    places,
    states,
    everywhere: [...places.keys()],
    ofState: placesByState(states),
    people: Float64Array.from(places.map(({ population }) => population ?? Number.NaN)),
  };
  made.set(places, peers);
  return peers;
}

function placesByState(states: Uint8Array): readonly (readonly number[])[] {
  const ofState = STATES.map((): number[] => []);
  states.forEach((state, place) => ofState[state]?.push(place));
  return ofState;
}

/** The test for membership of a group, by index of place; a place of unknown size belongs to no group with a size. */
export function membersOf(peers: Peers, group: PeerGroup): (place: number) => boolean {
  const { minPopulation, maxPopulation, near } = group;
  const { states, people } = peers;
  const wanted = group.states && Uint8Array.from(STATES, ({ code }) => (group.states?.includes(code) ? 1 : 0));
  const isNear = near && nearnessTo(near, peers.places);
  const anySize = minPopulation === undefined && maxPopulation === undefined;
  const least = minPopulation ?? 0;
  const most = maxPopulation ?? Number.POSITIVE_INFINITY;
  return (place) => {
    if (wanted !== undefined && wanted[states[place] as number] !== 1) return false;
    if (isNear !== undefined && !isNear(place)) return false;
    if (anySize) return true;
    const size = people[place] as number;
    return size >= least && size <= most;
  };
}

/** Miles of a degree of latitude, and a little less. */
const LEAST_MILES_OF_DEGREE = 68;

/** The test for being within some miles of a place, the place itself excluded; nothing is near what has no coordinates. */
function nearnessTo(
  { place, miles }: NonNullable<PeerGroup['near']>,
  places: readonly Place[],
): (other: number) => boolean {
  const index = indexOfPlace(places, place);
  const here = index === undefined ? undefined : pointOf(places[index] as Place);
  if (here === undefined) return () => false;
  return (other) => {
    const there = other === index ? undefined : pointOf(places[other] as Place);
    if (there === undefined) return false;
    const isFar = Math.abs(there.latitude - here.latitude) * LEAST_MILES_OF_DEGREE > miles;
    return !isFar && milesBetween(here, there) <= miles;
  };
}

/** The places that can belong to a group, by index: those of its states, or all. */
export function candidatesOf({ everywhere, ofState }: Peers, { states }: PeerGroup): readonly number[] {
  return states === undefined
    ? everywhere
    : states.flatMap((wanted) => ofState[STATES.findIndex(({ code }) => code === wanted)] ?? []);
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
