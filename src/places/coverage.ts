import type { Peers } from './peers.ts';
import { STATES } from './states.ts';
import type { Coverage } from './store.ts';

/** The places of a group, counted once for every figure whose coverage of it is asked for. */
export interface Members {
  readonly places: number;
  /** How many different states they are in. */
  readonly states: number;
}

export function membersIn({ places, states }: Peers, isMember: (place: number) => boolean): Members {
  const seen = new Set<number>();
  let count = 0;
  for (let place = 0; place < places.length; place++) {
    if (!isMember(place)) continue;
    count++;
    seen.add(states[place] as number);
  }
  return { places: count, states: seen.size };
}

/** How much of a group is known. @param known the places of the group that have the figure */
export function coverageOf({ states }: Peers, members: Members, known: Iterable<number>): Coverage {
  const counts = new Map<number, number>();
  let total = 0;
  for (const place of known) {
    const state = states[place] as number;
    counts.set(state, (counts.get(state) ?? 0) + 1);
    total++;
  }
  const [most] = [...counts].sort(([a, more], [b, less]) => less - more || a - b);
  const state = most && STATES[most[0]]?.code;
  return {
    ...{ places: members.places, known: total, states: members.states, knownStates: counts.size },
    ...(most && state !== undefined ? { most: { state, places: most[1] } } : {}),
  };
}
