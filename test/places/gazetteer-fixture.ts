import { join } from 'node:path';
import { createGazetteer, readPlacesFile, type PlacesInText, type TopicWords } from '../../src/places/gazetteer.ts';
import { readSnapshot } from '../../src/places/snapshot.ts';
import { loadTopics } from '../../src/topics/catalogue.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Every place of the bundled snapshot. */
export const { places } = await readSnapshot(join(ROOT, 'data'));
export const placeNames = readPlacesFile(join(ROOT, 'nlp-corpus/en/places.json'));
export const gazetteer = createGazetteer(places, placeNames);

const { topics } = await loadTopics();
const phrases = new Set(
  topics
    .flatMap(({ title, metrics }) => [
      title,
      ...title.split(' ').filter((word) => word.length > 3),
      ...metrics.map(({ label }) => label),
    ])
    .map((text) => text.toLowerCase()),
);

/** The titles of the catalogue, their longer words, and the labels of its figures. */
export const topicWords: TopicWords = (words) => phrases.has(words);

/** `Portland OR`; `?` behind it where the person is asked. */
export function shown(text: string, found: PlacesInText = gazetteer.placesInText(text, topicWords)): string[] {
  return found.mentions.map(({ candidates, decided }) => {
    const place = gazetteer.get(candidates[0] ?? '');
    return `${place?.name} ${place?.state}${decided ? '' : '?'}`;
  });
}
