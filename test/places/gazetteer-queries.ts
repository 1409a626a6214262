import type { Place } from '../../src/places/place.ts';
import { fold } from '../../src/places/gazetteer/tokens.ts';
import { stateName } from '../../src/places/states.ts';

/** What a person may type, and the places that are right answers: one list for each place named. */
export interface PlaceQuery {
  readonly text: string;
  readonly expected: readonly (readonly Place[])[];
}

/** The same numbers for the same seed, from 0 to below 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list. */
export function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Places by what their name sounds like: several CDPs and towns of one state may share a name. */
export class Namesakes {
  readonly #byName = new Map<string, Place[]>();

  constructor(places: readonly Place[]) {
    for (const place of places)
      for (const name of new Set([place.name, ...place.aliases].map(fold)))
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), place]);
  }

  anywhere(name: string): readonly Place[] {
    return this.#byName.get(fold(name)) ?? [];
  }

  inState(place: Place): readonly Place[] {
    return this.anywhere(place.name).filter(({ state }) => state === place.state);
  }
}

/** Ways to write a name with its state. */
export function withState(random: () => number, name: string, state: string): string {
  const full = stateName(state);
  return pick(random, [
    `${name} ${state}`,
    `${name}, ${state}`,
    `${name}, ${full}`,
    `${name} ${full}`,
    `${name} ${state}`.toLowerCase(),
    `${name}, ${state}`.toLowerCase(),
    `${name} ${full}`.toLowerCase(),
    `${name} ${state}`.toUpperCase(),
    `${name} in ${full}`,
    `${full}'s ${name}`,
  ]);
}

const NEIGHBOURS: Readonly<Record<string, string>> = {
  ...{
    q: 'wa',
    w: 'qes',
    e: 'wrd',
    r: 'etf',
    t: 'ryg',
    y: 'tuh',
    u: 'yij',
    i: 'uok',
    o: 'ipl',
    p: 'ol',
    a: 'qsz',
    s: 'awdx',
  },
  ...{
    d: 'sefc',
    f: 'drgv',
    g: 'fthb',
    h: 'gyjn',
    j: 'hukm',
    k: 'jil',
    l: 'kop',
    z: 'asx',
    x: 'zsdc',
    c: 'xdfv',
    v: 'cfgb',
  },
  ...{ b: 'vghn', n: 'bhjm', m: 'njk' },
};

/** The name with one mistake: a letter left out, doubled, swapped with the next, hit beside, or one too many. */
export function oneTypo(random: () => number, name: string): string {
  const letters = [...name].flatMap((letter, i) => (/[a-z]/i.test(letter) ? [i] : []));
  const at = pick(random, letters);
  const letter = name[at] ?? '';
  const beside = pick(random, [...(NEIGHBOURS[letter.toLowerCase()] ?? 'e')]);
  const [before, after] = [name.slice(0, at), name.slice(at + 1)];
  switch (Math.floor(random() * 5)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return after === ''
        ? before.slice(0, -1) + letter + before.slice(-1)
        : before + after.slice(0, 1) + letter + after.slice(1);
    case 3:
      return before + beside + after;
    default:
      return before + letter + beside + after;
  }
}
