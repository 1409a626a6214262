import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { NeuralNetworkJson } from 'node-nlp/src/classifiers/index.js';
import { z } from 'zod';
import type { WordUses } from '../places/gazetteer/surprise.ts';
import { featuresOf, loadClassifier, NONE, trainClassifier, type Sample } from './classifier.ts';
import type { Corpus } from './corpus.ts';
import { createLexicon, type Lexicon, type LexiconEntry, type Meaning } from './lexicon.ts';
import { evidenceOf, fitWeights, FORMS, type Judged, type Readable, type Scoring } from './scorer.ts';
import type { TopicId } from '../topics/topic.ts';
import type { IntentId } from './utterance.ts';
import { isEmpty, wordsOf } from './words.ts';

/** Everything that is learned from the corpus. */
export interface Model {
  readonly lexicon: Lexicon;
  /** By topic, the words for what it only stands in for ("murders"); they don't decide what is asked for. */
  readonly nearMisses: ReadonlyMap<TopicId, Lexicon>;
  readonly scoring: Scoring;
  /** How much each kind of evidence counts. */
  readonly weights: readonly number[];
}

/** A phrase of the corpus with what it stands for. */
export interface Phrase {
  readonly text: string;
  readonly labels: readonly string[];
}

/** A phrase as it is read. */
interface Example extends Readable {
  readonly labels: readonly string[];
}

const FOLDS = 2;

/** The phrases that the corpus is trained on. */
export function phrasesOf(corpus: Corpus): readonly Phrase[] {
  return corpus.files.flatMap(({ data }) =>
    data.flatMap(({ intent, topics = [], utterances }) =>
      utterances.map((text) => ({ text, labels: [intent, ...topics] })),
    ),
  );
}

/** The words of the corpus as entries of the lexicon. */
export function lexiconEntriesOf(corpus: Corpus): readonly LexiconEntry[] {
  return corpus.files.flatMap((file) =>
    (file.words ?? []).flatMap(({ words, metric, order, weak = false, about = '' }) => {
      const meaning: Meaning =
        file.kind === 'topic'
          ? { for: 'topic', topic: file.id, metric, order, weak }
          : file.kind === 'intent'
            ? { for: 'intent', intent: file.id as IntentId }
            : { for: 'outside', about };
      return words.map((phrase) => ({ phrase, meaning }));
    }),
  );
}

/**
 * Trains node-nlp on every phrase, and learns how much each kind of evidence counts from phrases that were held out: each half of
 * the corpus is judged by a network trained on the other.
 */
export function trainModel(corpus: Corpus, uses: WordUses, phrases: readonly Phrase[] = phrasesOf(corpus)): Model {
  const { lexicon, examples, topics } = prepare(corpus, uses, phrases);
  const rows: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const training = examples.filter((_, i) => i % FOLDS !== fold);
    const scoring = scoringOf(training, trainClassifier(training.map(sampleOf)), topics, uses);
    for (const example of examples.filter((_, i) => i % FOLDS === fold)) {
      for (const [label, evidence] of evidenceOf(example, scoring))
        rows.push({ evidence, meant: example.labels.includes(label) });
    }
  }
  const scoring = scoringOf(examples, trainClassifier(examples.map(sampleOf)), topics, uses);
  return { lexicon, nearMisses: nearMissesOf(corpus, uses), scoring, weights: fitWeights(rows) };
}

/** What is learned of a corpus and kept on disk; the rest of its model follows from the corpus. */
const learned = z.object({
  weights: z.array(z.number()),
  network: z.custom<NeuralNetworkJson>((value) => typeof value === 'object'),
});
export type Learned = z.infer<typeof learned>;

export function learnedOf({ weights, scoring }: Model): Learned {
  return { weights: [...weights], network: scoring.classifier.toJSON() };
}

/** The model of a corpus that was trained before. */
export function modelFrom(corpus: Corpus, uses: WordUses, { weights, network }: Learned): Model {
  const { lexicon, examples, topics } = prepare(corpus, uses, phrasesOf(corpus));
  const scoring = scoringOf(examples, loadClassifier(network), topics, uses);
  return { lexicon, nearMisses: nearMissesOf(corpus, uses), scoring, weights };
}

/** The model of a corpus: from the cache if it has been trained before, else trained and cached. */
export async function modelOf(corpus: Corpus, uses: WordUses, cacheFolder: string | undefined): Promise<Model> {
  if (cacheFolder === undefined) return trainModel(corpus, uses);
  const known = await readFile(await pathOf(corpus, cacheFolder), 'utf8').then(
    (text) => learned.safeParse(parseJson(text)).data,
    () => undefined, // not trained before
  );
  if (known) return modelFrom(corpus, uses, known);
  const model = trainModel(corpus, uses);
  await keepLearned(corpus, learnedOf(model), cacheFolder);
  return model;
}

/** Keeps what was learned of a corpus, so that the next start needs no training. */
export async function keepLearned(corpus: Corpus, what: Learned, cacheFolder: string): Promise<void> {
  const path = await pathOf(corpus, cacheFolder);
  await mkdir(cacheFolder, { recursive: true });
  const draft = `${path}.${process.pid}.${threadId}`;
  await writeFile(draft, JSON.stringify(what));
  await rename(draft, path); // whole or not at all, also when two start at once
}

async function pathOf(corpus: Corpus, cacheFolder: string): Promise<string> {
  return join(cacheFolder, `understanding-${(await keyOf(corpus)).slice(0, 32)}.json`);
}

function prepare(
  corpus: Corpus,
  uses: WordUses,
  phrases: readonly Phrase[],
): { lexicon: Lexicon; examples: readonly Example[]; topics: ReadonlySet<string> } {
  const spelled = phrasesOf(corpus).flatMap(({ text }) => wordsOf(text).map((word) => word.text));
  const lexicon = createLexicon(lexiconEntriesOf(corpus), spelled, uses);
  const examples = phrases.map(({ text, labels }) => {
    const words = wordsOf(text);
    const matches = lexicon.find(words);
    return {
      words,
      matches,
      labels: labels.some((label) => FORMS.has(label)) ? [...labels, ...topicsNamed(matches)] : labels,
    };
  });
  return {
    lexicon,
    examples,
    topics: new Set(corpus.files.filter(({ kind }) => kind === 'topic').map(({ id }) => id)),
  };
}

function nearMissesOf(corpus: Corpus, uses: WordUses): Model['nearMisses'] {
  return new Map(
    corpus.files.flatMap(({ id, nearMisses = [] }) => {
      const entries = nearMisses.flatMap(({ asked, words }) =>
        words.map((phrase): LexiconEntry => ({ phrase, meaning: { for: 'outside', about: asked } })),
      );
      return entries.length === 0 ? [] : [[id, createLexicon(entries, [], uses)] as const];
    }),
  );
}

/** "most expensive cities" is for a topic as well as for a ranking. */
function topicsNamed(matches: Readable['matches']): readonly string[] {
  return [...new Set(matches.flatMap(({ meaning }) => (meaning.for === 'topic' ? [meaning.topic] : [])))];
}

function scoringOf(
  examples: readonly Example[],
  classifier: Scoring['classifier'],
  topics: ReadonlySet<string>,
  uses: WordUses,
): Scoring {
  const known = new Set<string>();
  for (const { words, labels } of examples) {
    if (!labels.includes(NONE)) for (const word of words) if (!isEmpty(word)) known.add(word.stem);
  }
  return { classifier, topics, known, uses };
}

function sampleOf({ words, matches, labels }: Example): Sample {
  return { features: featuresOf(words, matches), labels };
}

/** A key that changes with the corpus and with the code that reads it. */
async function keyOf(corpus: Corpus): Promise<string> {
  const hash = createHash('sha256').update(corpus.hash);
  const sources = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts')).sort();
  for (const name of sources) hash.update(await readFile(join(import.meta.dirname, name)));
  return hash.digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a damaged cache is trained anew
  }
}
