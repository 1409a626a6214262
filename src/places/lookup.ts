import type { Geoid, Place, StateCode } from './place.ts';

/** Places by id and by name. */
export interface PlaceLookup {
  /** Every place, in GEOID order. */
  readonly all: readonly Place[];
  get(geoid: Geoid): Place | undefined;
  /** Places of exactly one name in a state, largest first. */
  named(name: string, state: StateCode): readonly Geoid[];
  /** The largest place of a name and state: `Portland, ME`. */
  find(nameAndState: string): Geoid | undefined;
}

/** Indexes the places once. */
export function createLookup(places: readonly Place[]): PlaceLookup {
  const byGeoid = new Map(places.map((place) => [place.geoid, place]));
  const byName = new Map<string, Place[]>();
  for (const place of places) {
    const key = `${place.name}, ${place.state}`;
    const namesakes = byName.get(key);
    if (namesakes) namesakes.push(place);
    else byName.set(key, [place]);
  }
  const largestFirst = (nameAndState: string): readonly Geoid[] =>
    (byName.get(nameAndState) ?? [])
      .toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0))
      .map(({ geoid }) => geoid);
  return {
    all: places,
    get: (geoid) => byGeoid.get(geoid),
    named: (name, state) => largestFirst(`${name}, ${state}`),
    find: (nameAndState) => largestFirst(nameAndState)[0],
  };
}
