import type { Geoid, Place } from './place.ts';
import { bestSegmentation } from './gazetteer/best-segmentation.ts';
import { readMessage, type TopicWords } from './gazetteer/message.ts';
import { createNameIndex, type PlacesFile } from './gazetteer/name-index.ts';
import { readPlaces, type PlacesInText } from './gazetteer/reading.ts';
import { segmentsOf } from './gazetteer/segments.ts';
import { loadWordUses } from './gazetteer/surprise.ts';

export type { PlacesFile } from './gazetteer/name-index.ts';
export {
  MASK,
  type CountyMention,
  type OutsideMention,
  type PlacesInText,
  type StateMention,
  type ZipCodeMention,
} from './gazetteer/reading.ts';
export { readPlacesFile } from './gazetteer/places-file.ts';
export type { TopicWords } from './gazetteer/message.ts';

/** Knows every place by every name. */
export interface Gazetteer {
  get(geoid: Geoid): Place | undefined;
  /**
   * The places that a message names. Pure, and never throws for any text. With `topicWords` the words that topics go by are
   * taken for places only with more cause ("income", "mobile homes").
   */
  placesInText(text: string, topicWords?: TopicWords): PlacesInText;
  /** Nicknames of the editors' file whose place is not in the list. */
  readonly unresolvedNicknames: readonly string[];
}

/** Builds the index over all places: once, on start. */
export function createGazetteer(places: readonly Place[], names: PlacesFile): Gazetteer {
  const uses = loadWordUses();
  const index = createNameIndex(places, names);
  const byGeoid = new Map(places.map((place) => [place.geoid, place]));
  return {
    get: (geoid) => byGeoid.get(geoid),
    placesInText(text, topicWords) {
      const message = readMessage(text, uses, topicWords);
      const chosen = bestSegmentation(message.words, segmentsOf(message, index));
      return readPlaces(text, message, chosen, index);
    },
    unresolvedNicknames: index.unresolved,
  };
}
