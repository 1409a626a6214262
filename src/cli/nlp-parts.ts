import path from 'node:path';
import { createGazetteer, readPlacesFile, type Gazetteer } from '../places/gazetteer.ts';
import { createLookup, type PlaceLookup } from '../places/lookup.ts';
import { readSnapshot } from '../places/snapshot.ts';
import { loadTopics, type Catalogue } from '../topics/catalogue.ts';
import { CORPUS_FOLDER } from '../understanding/corpus.ts';
import type { FindPlace } from '../understanding/corpus-tests.ts';

const DATA = path.join(import.meta.dirname, '../../data');

/** What the commands of the corpus work with: the places of the snapshot and the topics of the catalogue. */
export interface NlpParts {
  readonly gazetteer: Gazetteer;
  readonly topics: Catalogue;
  readonly lookup: PlaceLookup;
  readonly find: FindPlace;
}

export async function nlpParts(): Promise<NlpParts> {
  const [{ places }, topics] = await Promise.all([readSnapshot(DATA), loadTopics()]);
  const gazetteer = createGazetteer(places, readPlacesFile(path.join(CORPUS_FOLDER, 'places.json')));
  const lookup = createLookup(places);
  return { gazetteer, topics, lookup, find: (nameAndState) => lookup.find(nameAndState) };
}
