import { join } from 'node:path';
import { createGazetteer, readPlacesFile } from '../../src/places/gazetteer.ts';
import { createLookup } from '../../src/places/lookup.ts';
import { storeOf } from '../../src/places/snapshot-store.ts';
import { readSnapshot } from '../../src/places/snapshot.ts';
import { loadTopics } from '../../src/topics/catalogue.ts';
import { CORPUS_FOLDER, loadCorpus } from '../../src/understanding/corpus.ts';
import { createUnderstanding } from '../../src/understanding/understand.ts';

async function makeGround() {
  const [snapshot, topics] = await Promise.all([readSnapshot(join(import.meta.dirname, '../../data')), loadTopics()]);
  const { places } = snapshot;
  const lookup = createLookup(places);
  const gazetteer = createGazetteer(places, readPlacesFile(join(CORPUS_FOLDER, 'places.json')));
  return {
    places,
    store: storeOf(snapshot),
    topics,
    gazetteer,
    lookup,
    find: (nameAndState: string) => lookup.find(nameAndState),
  };
}

let ground: ReturnType<typeof makeGround> | undefined;

/** The bundled places, figures and topics, without a model: made once for all test files. */
export function realGround(): ReturnType<typeof makeGround> {
  return (ground ??= makeGround());
}

async function makeParts() {
  const [parts, corpus] = await Promise.all([realGround(), loadCorpus(CORPUS_FOLDER)]);
  const { gazetteer, topics } = parts;
  return { ...parts, corpus, understanding: await createUnderstanding({ gazetteer, corpus, topics }) };
}

let made: ReturnType<typeof makeParts> | undefined;

/** The bundled places, figures, topics and corpus, and a model trained on it: made once for all test files. */
export function realParts(): ReturnType<typeof makeParts> {
  return (made ??= makeParts());
}
