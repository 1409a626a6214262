/** The parts of node-nlp that are used here; the package has no types of its own. */
declare module 'node-nlp' {
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

  export const NlpUtil: {
    getStemmer(locale: string): { stemWord(word: string): string };
  };

  export class NlpManager {
    constructor(settings: Readonly<Record<string, unknown>>);
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    process(locale: string, utterance: string): Promise<{ intent: string; score: number }>;
  }
}
