import { join } from 'node:path';
import { createGazetteer, readPlacesFile } from '../../src/places/gazetteer.ts';
import { readSnapshot } from '../../src/places/snapshot.ts';
import { loadTopics } from '../../src/topics/catalogue.ts';
import { loadCorpus } from '../../src/understanding/corpus.ts';
import { createUnderstanding } from '../../src/understanding/understand.ts';

const ROOT = join(import.meta.dirname, '../..');
export const CORPUS_FOLDER = join(ROOT, 'nlp-corpus/en');

async function makeParts() {
  const [{ places }, topics, corpus] = await Promise.all([
    readSnapshot(join(ROOT, 'data')),
    loadTopics(),
    loadCorpus(CORPUS_FOLDER),
  ]);
  const gazetteer = createGazetteer(places, readPlacesFile(join(CORPUS_FOLDER, 'places.json')));
  const understanding = await createUnderstanding({ gazetteer, corpus, topics });
  const named = (name: string, state: string): string[] =>
    places
      .filter((place) => place.name === name && place.state === state)
      .sort((a, b) => (b.population ?? 0) - (a.population ?? 0))
      .map(({ geoid }) => geoid);
  return {
    topics,
    corpus,
    gazetteer,
    understanding,
    lookup: { get: (geoid: string) => gazetteer.get(geoid), named },
    find: (nameAndState: string) => named(nameAndState.slice(0, -4), nameAndState.slice(-2))[0],
  };
}

let made: ReturnType<typeof makeParts> | undefined;

/** The real places, topics, corpus and a model trained on it: made once for all test files. */
export function realParts(): ReturnType<typeof makeParts> {
  return (made ??= makeParts());
}
