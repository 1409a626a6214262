import type { PlacesInText } from '../places/gazetteer/reading.ts';
import type { TopicWords } from '../places/gazetteer/message.ts';
import { loadWordUses } from '../places/gazetteer/surprise.ts';
import type { Place } from '../places/place.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { Corpus } from './corpus.ts';
import { interpret, type Interpretation } from './interpret.ts';
import { modelOf, type Model } from './model.ts';
import { readUtterance } from './reading.ts';
import type { Understanding, Utterance } from './utterance.ts';
import { LONGEST_READ } from './words.ts';

/** What understanding needs of the gazetteer. */
export interface PlaceFinder {
  placesInText(text: string, topicWords?: TopicWords): PlacesInText;
  get(geoid: string): Place | undefined;
}

export interface UnderstandingParts {
  readonly gazetteer: PlaceFinder;
  readonly corpus: Corpus;
  readonly topics: Catalogue;
  /** Where trained models are kept (`DATA_DIR/cache`); without it every start trains. */
  readonly cacheFolder?: string;
}

/** An understanding that also tells how it came to what it says, for `nlp:try`. */
export interface ExplainingUnderstanding extends Understanding {
  explain(text: string): Interpretation;
}

/** Trains, or loads, the model of a corpus. */
export async function createUnderstanding({
  gazetteer,
  corpus,
  topics,
  cacheFolder,
}: UnderstandingParts): Promise<ExplainingUnderstanding> {
  return understandingOf(await modelOf(corpus, loadWordUses(), cacheFolder), gazetteer, topics);
}

/** The understanding of a trained model. */
export function understandingOf(model: Model, gazetteer: PlaceFinder, topics: Catalogue): ExplainingUnderstanding {
  const explain = (text: string): Interpretation => {
    const read = text.slice(0, LONGEST_READ);
    const places = gazetteer.placesInText(read, (words) => model.lexicon.has(words));
    return interpret(
      readUtterance(read, places, model.lexicon),
      model,
      topics,
      (geoid) => gazetteer.get(geoid)?.population,
    );
  };
  return { explain, understand: (text): Utterance => ({ ...explain(text).utterance, text }) };
}
