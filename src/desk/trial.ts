import { converse } from '../conversation/converse.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import type { WordUses } from '../places/gazetteer/surprise.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { assess } from '../understanding/assess.ts';
import type { Corpus, Fault } from '../understanding/corpus.ts';
import type { Evaluation } from '../understanding/evaluate.ts';
import { learnedOf, modelFrom, modelOf, trainModel, type Learned } from '../understanding/model.ts';
import { understandingOf, type ExplainingUnderstanding } from '../understanding/understand.ts';
import { senseOf, type Sense } from './sense.ts';

/** A corpus to be tried beside the one in use, and messages to tell the understanding of before and after. */
export interface Trial {
  readonly before: Corpus;
  readonly after: Corpus;
  readonly samples: readonly string[];
  readonly now: Date;
}

/** A message as it is understood by the corpus in use and by the one that was tried. */
export interface Compared {
  readonly before: Sense;
  readonly after: Sense;
}

export type TrialResult =
  | { readonly faults: readonly Fault[] }
  | {
      readonly before: Evaluation;
      readonly after: Evaluation;
      readonly learned: Learned;
      readonly samples: readonly Compared[];
    };

/** What a trial needs beside its corpora. */
export interface TrialParts {
  readonly gazetteer: Gazetteer;
  readonly lookup: PlaceLookup;
  readonly catalogue: Catalogue;
  readonly uses: WordUses;
  /** Where the model in use is kept. */
  readonly cacheFolder?: string;
}

/** Checks, trains and tests a corpus. Takes seconds without a pause: run it in a worker thread. */
export async function runTrial(
  { before, after, samples, now }: Trial,
  { gazetteer, lookup, catalogue, uses, cacheFolder }: TrialParts,
): Promise<TrialResult> {
  const understand = async (corpus: Corpus): Promise<ExplainingUnderstanding> =>
    understandingOf(await modelOf(corpus, uses, cacheFolder), gazetteer, catalogue);
  let known: Promise<ExplainingUnderstanding> | undefined;
  const inUse = (): Promise<ExplainingUnderstanding> => (known ??= understand(before));
  const assessed = await assess(
    after,
    inUse,
    (corpus) => {
      const learned = learnedOf(trainModel(corpus, uses));
      // As it is loaded from what was learned, since that is what will be used.
      const trained = understandingOf(modelFrom(corpus, uses, learned), gazetteer, catalogue);
      return Promise.resolve({ ...trained, learned });
    },
    {
      check: {
        topics: catalogue,
        find: (nameAndState) => lookup.find(nameAndState),
        placesInText: (text, topicWords) => gazetteer.placesInText(text, topicWords),
        uses,
      },
      answer: (understanding, messages) => converse(understanding, lookup, catalogue, now, messages),
    },
  );
  if ('faults' in assessed) return assessed;
  const { trained } = assessed;
  const old = await inUse();
  const sense = (understanding: ExplainingUnderstanding, text: string): Sense =>
    senseOf(text, understanding.explain(text), (geoid) => lookup.get(geoid));
  return {
    before: assessed.before,
    after: assessed.after,
    learned: trained.learned,
    samples: samples.map((text) => ({ before: sense(old, text), after: sense(trained, text) })),
  };
}
