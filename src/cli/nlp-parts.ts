import { join } from 'node:path';
import { createGazetteer, readPlacesFile, type Gazetteer } from '../places/gazetteer.ts';
import { readSnapshot } from '../places/snapshot.ts';
import type { Place } from '../places/place.ts';
import { loadTopics, type Catalogue } from '../topics/catalogue.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { FindPlace } from '../understanding/corpus-tests.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The editors' folder. */
export const CORPUS_FOLDER = join(ROOT, 'nlp-corpus/en');

/** What the commands of the corpus work with: the places of the snapshot and the topics of the catalogue. */
export interface NlpParts {
  readonly gazetteer: Gazetteer;
  readonly topics: Catalogue;
  readonly lookup: PlaceLookup;
  readonly find: FindPlace;
}

export async function nlpParts(): Promise<NlpParts> {
  const [{ places }, topics] = await Promise.all([readSnapshot(join(ROOT, 'data')), loadTopics()]);
  const gazetteer = createGazetteer(places, readPlacesFile(join(CORPUS_FOLDER, 'places.json')));
  const named = placesByName(places);
  return {
    gazetteer,
    topics,
    lookup: { get: (geoid) => gazetteer.get(geoid), named: (name, state) => named.get(`${name}, ${state}`) ?? [] },
    find: (nameAndState) => named.get(nameAndState)?.[0],
  };
}

function placesByName(places: readonly Place[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, Place[]>();
  for (const place of places) {
    const key = `${place.name}, ${place.state}`;
    named.set(key, [...(named.get(key) ?? []), place]);
  }
  return new Map(
    [...named].map(([key, list]) => [
      key,
      [...list].sort((a, b) => (b.population ?? 0) - (a.population ?? 0)).map(({ geoid }) => geoid),
    ]),
  );
}
