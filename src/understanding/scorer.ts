import type { WordUses } from '../places/gazetteer/surprise.ts';
import { NONE, type Classifier, featuresOf } from './classifier.ts';
import type { Match } from './lexicon.ts';
import type { IntentId } from './utterance.ts';
import { isEmpty, MASKS, PLACE, STATE, type Word } from './words.ts';

/** What speaks for one label and against it, in the order of `EVIDENCE`. */
export type Evidence = readonly number[];

/** The kinds of evidence, each about 0 to 2. */
export const EVIDENCE = [
  'always',
  'phrases of the label in the lexicon',
  'weak phrases of the label',
  "node-nlp's score",
  "node-nlp's best score of another label",
  'phrases of other topics',
  'phrases of what is not for us',
  'words that the corpus never has for us',
  "node-nlp's score of None",
  'a place is named',
  'the label is no topic',
  'the label is no topic, and a place is named',
  'the label is no topic, and a topic has phrases',
  'node-nlp is sure and every word is known',
  'words that the corpus never has for us, although the label has phrases and a place is named',
] as const;

/** Intents that go with a topic: they are no rivals of it. */
export const FORMS: ReadonlySet<string> = new Set<IntentId>([
  'city-overview',
  'compare-cities',
  'rank-cities',
  'similar-cities',
  'nearby-cities',
  'list-cities',
  'define-metric',
]);

/** One label with how likely it is meant, 0 to 1. */
export interface Scored {
  readonly label: string;
  readonly probability: number;
  readonly evidence: Evidence;
}

/** What scoring needs of a message. */
export interface Readable {
  readonly words: readonly Word[];
  readonly matches: readonly Match[];
}

export interface Scoring {
  readonly classifier: Classifier;
  /** The labels that are topics. */
  readonly topics: ReadonlySet<string>;
  /** Stems that the corpus has in what is for us. */
  readonly known: ReadonlySet<string>;
  readonly uses: WordUses;
}

/** The evidence for every label that has any. */
export function evidenceOf(
  { words, matches }: Readable,
  { classifier, topics, known, uses }: Scoring,
): ReadonlyMap<string, Evidence> {
  const scores = classifier.scores(featuresOf(words, matches));
  const strong = new Map<string, number>();
  const weak = new Map<string, number>();
  let outside = 0;
  for (const { meaning, weight } of matches) {
    if (meaning.for === 'outside') outside += Math.min(1, weight);
    else {
      const label = meaning.for === 'topic' ? meaning.topic : meaning.intent;
      const into = meaning.for === 'topic' && meaning.weak ? weak : strong;
      into.set(label, (into.get(label) ?? 0) + weight);
    }
  }
  const unknown = Math.min(3, unknownWeight(words, matches, known, uses));
  const place = words.some(({ stem }) => stem === PLACE) ? 1 : 0;
  const none = scores.get(NONE) ?? 0;
  const topicPhrases = Math.max(0, ...[...strong].filter(([label]) => topics.has(label)).map(([, weight]) => weight));
  const ranked = [...scores].filter(([label]) => label !== NONE).sort((a, b) => b[1] - a[1]);
  const all = new Map<string, Evidence>();
  for (const [label, score] of scores) {
    if (label === NONE || (score < 0.02 && !strong.has(label) && !weak.has(label))) continue;
    const other = ranked.find(([name]) => name !== label && !(topics.has(label) && FORMS.has(name)))?.[1] ?? 0;
    const otherTopics = Math.max(
      0,
      ...[...strong].filter(([name]) => name !== label && topics.has(name)).map(([, weight]) => weight),
    );
    const intent = topics.has(label) ? 0 : 1;
    all.set(label, [
      1,
      Math.min(2, strong.get(label) ?? 0),
      Math.min(1, weak.get(label) ?? 0),
      Math.min(1.2, score),
      Math.min(1.2, other),
      Math.min(2, otherTopics),
      Math.min(2, outside),
      unknown,
      Math.min(1.2, none),
      place,
      intent,
      intent * place,
      intent * Math.min(2, topicPhrases),
      score > 0.6 && unknown === 0 ? 1 : 0,
      place * Math.min(1, strong.get(label) ?? 0) * unknown,
    ]);
  }
  return all;
}

/**
 * How likely a label has to be; less where a place is named, since most such messages are for us. Four-fold cross-validation on the
 * phrases of the corpus, where letting in what is not for us counts twice as much as refusing what is: with a place the cost is flat
 * and least from 0.15 to 0.25; without one it is least from 0.3 to 0.42, and a tenth more at 0.5, which is taken all the same because
 * fewer of the corpus's phrases than of people's messages are not for us.
 */
export function acceptance({ words }: Pick<Readable, 'words'>): number {
  return words.some(({ stem }) => stem === PLACE || stem === STATE) ? 0.25 : 0.5;
}

/** How likely a label is meant. */
export function probability(evidence: Evidence, weights: readonly number[]): number {
  const sum = evidence.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The labels by how likely they are meant. */
export function score(readable: Readable, scoring: Scoring, weights: readonly number[]): readonly Scored[] {
  return [...evidenceOf(readable, scoring)]
    .map(([label, evidence]) => ({ label, evidence, probability: probability(evidence, weights) }))
    .sort((a, b) => b.probability - a.probability);
}

/** How much of the message is in no phrase of ours: rare words count in full, frequent ones little. */
function unknownWeight(
  words: readonly Word[],
  matches: readonly Match[],
  known: ReadonlySet<string>,
  uses: WordUses,
): number {
  let sum = 0;
  words.forEach((word, at) => {
    if (
      isEmpty(word) ||
      (MASKS as readonly string[]).includes(word.stem) ||
      known.has(word.stem) ||
      /^\d/.test(word.text)
    )
      return;
    if (matches.some(({ from, to, meaning }) => meaning.for !== 'outside' && at >= from && at < to)) return;
    sum += Math.min(1, Math.max(0, (uses(word.text).surprise - 3) / 2));
  });
  return sum;
}

/** A row to learn the weights from. */
export interface Judged {
  readonly evidence: Evidence;
  readonly meant: boolean;
}

const EPOCHS = 400;
const RATE = 2;
const RIDGE = 0.0005;

/** Logistic regression by gradient descent with a ridge penalty. Deterministic. */
export function fitWeights(rows: readonly Judged[]): readonly number[] {
  let weights = EVIDENCE.map(() => 0);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const gradient = EVIDENCE.map(() => 0);
    for (const { evidence, meant } of rows) {
      const error = probability(evidence, weights) - (meant ? 1 : 0);
      evidence.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * value;
      });
    }
    weights = weights.map(
      (weight, i) => weight - RATE * ((gradient[i] ?? 0) / rows.length + (i === 0 ? 0 : RIDGE * weight)),
    );
  }
  return weights;
}
