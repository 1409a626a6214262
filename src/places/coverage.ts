import { candidatesOf, membersOf, type Peers } from './peers.ts';
import { STATES } from './states.ts';
import type { Coverage, PeerGroup } from './store.ts';

/** The places of a group, counted once for every figure whose coverage of it is asked for. */
export interface Members {
  readonly places: number;
  /** How many different states they are in. */
  readonly states: number;
}

export function membersIn(peers: Peers, among: PeerGroup): Members {
  const isMember = membersOf(peers, among);
  const counts = new Int32Array(STATES.length + 1);
  let members = 0;
  for (const place of candidatesOf(peers, among)) {
    if (!isMember(place)) continue;
    const state = peers.states[place] as number;
    counts[state] = (counts[state] as number) + 1;
    members += 1;
  }
  return { places: members, states: counts.filter((count) => count > 0).length };
}

/** How much of a group is known. @param known the places of the group that have the figure */
export function coverageOf({ states }: Peers, members: Members, known: ArrayLike<number>): Coverage {
  const counts = countsByState(states, known);
  const most = Math.max(...counts);
  const state = STATES[counts.indexOf(most)]?.code;
  return {
    ...{ places: members.places, known: known.length, states: members.states },
    knownStates: counts.filter((count) => count > 0).length,
    ...(most > 0 && state !== undefined ? { most: { state, places: most } } : {}),
  };
}

/** How many of some places are in each state, by its index; one more for places of none. */
function countsByState(states: Peers['states'], places: ArrayLike<number>): Int32Array {
  const counts = new Int32Array(STATES.length + 1);
  for (let index = 0; index < places.length; index++) {
    const state = states[places[index] as number] as number;
    counts[state] = (counts[state] as number) + 1;
  }
  return counts;
}
