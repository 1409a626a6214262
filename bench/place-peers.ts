import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { NlpManager } from 'node-nlp';
import type { Geoid, Place } from '../src/places/place.ts';
import { stateName } from '../src/places/states.ts';

declare module 'node-nlp' {
  interface NlpManager {
    addNamedEntityText(entity: string, option: string, languages: readonly string[], texts: readonly string[]): void;
    extractEntities(
      locale: string,
      utterance: string,
    ): Promise<{
      readonly entities: readonly { readonly option: string; readonly accuracy: number; readonly len: number }[];
    }>;
  }
}

/** Something that answers a message with the places in it, best first. */
export interface PlaceFinder {
  readonly name: string;
  /** At most this many messages are asked: the slow ones would take hours for all. */
  readonly most: number;
  find(text: string, places: number): Promise<readonly Geoid[]> | readonly Geoid[];
}

const byPeople = (a: Place, b: Place): number => (b.population ?? 0) - (a.population ?? 0);
const documentOf = (place: Place): { id: Geoid; text: string } => ({
  id: place.geoid,
  text: `${place.name} ${place.state} ${stateName(place.state)}`,
});

/** fuse.js: every name with its state, the most people first, so that equal scores go to the larger place. */
export function fuse(places: readonly Place[]): PlaceFinder {
  const index = new Fuse([...places].sort(byPeople).map(documentOf), {
    keys: ['text'],
    ignoreLocation: true,
    threshold: 0.4,
  });
  return {
    name: 'fuse.js',
    most: 150,
    find: (text, count) => index.search(text, { limit: count }).map(({ item }) => item.id),
  };
}

/** minisearch: words with fuzziness, matches weighted by the number of people. */
export function miniSearch(places: readonly Place[]): PlaceFinder {
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(places.map(documentOf));
  const people = new Map(places.map(({ geoid, population }) => [geoid, Math.log10((population ?? 100) + 10)]));
  return {
    name: 'minisearch',
    most: 1000,
    find: (text, count) =>
      index
        .search(text, { fuzzy: 0.2, boostDocument: (id) => people.get(String(id)) ?? 1 })
        .slice(0, count)
        .map(({ id }) => String(id)),
  };
}

/** node-nlp's own entities: each place an option with its name, alone and with its state. */
export function nodeNlp(places: readonly Place[]): PlaceFinder {
  const manager = new NlpManager({
    languages: ['en'],
    autoSave: false,
    autoLoad: false,
    nlu: { log: false },
    ner: { threshold: 0.8 },
  });
  const sorted = [...places].sort(byPeople);
  const order = new Map(sorted.map(({ geoid }, i) => [geoid, i]));
  for (const { geoid, name, state } of sorted)
    manager.addNamedEntityText('place', geoid, ['en'], [name, `${name} ${state}`, `${name} ${stateName(state)}`]);
  return {
    name: 'node-nlp entities',
    most: 12,
    async find(text, count) {
      const { entities } = await manager.extractEntities('en', text);
      return [...entities]
        .sort(
          (a, b) => b.len - a.len || b.accuracy - a.accuracy || (order.get(a.option) ?? 0) - (order.get(b.option) ?? 0),
        )
        .slice(0, count)
        .map(({ option }) => option);
    },
  };
}
