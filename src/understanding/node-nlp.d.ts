/** The parts of node-nlp that are used here; it has no types of its own. */

/** Its classifier alone: the package's entry also loads the dictionaries of forty languages, 50 MB that take two seconds. */
declare module 'node-nlp/src/classifiers/index.js' {
  export type Features = Record<string, number>;

  export interface NeuralNetworkJson {
    readonly settings: Record<string, unknown>;
    readonly features?: readonly string[];
    readonly intents?: readonly string[];
    readonly perceptrons?: readonly (readonly number[])[];
  }

  export class NeuralNetwork {
    constructor(settings?: Readonly<Record<string, number | boolean>>);
    train(corpus: { input: Features; output: Features }[]): { error: number; iterations: number };
    /** Scores by label; the object is used again by the next call. Undefined before training. */
    run(input: Features): Readonly<Record<string, number>> | undefined;
    toJSON(): NeuralNetworkJson;
    fromJSON(json: NeuralNetworkJson): void;
  }
}

/** node-nlp's English. */
declare module '@nlpjs/lang-en' {
  export class StemmerEn {
    stemWord(word: string): string;
  }
}

/** All of it, for the benchmarks: a peer. */
declare module 'node-nlp' {
  export class NlpManager {
    constructor(settings: Readonly<Record<string, unknown>>);
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    process(locale: string, utterance: string): Promise<{ intent: string; score: number }>;
  }
}
