import type { Corpus, Fault } from './corpus.ts';
import { faultsOf, type CheckParts } from './corpus-check.ts';
import { testsOf } from './corpus-tests.ts';
import { evaluate, type Answered, type Evaluation } from './evaluate.ts';
import type { Understanding } from './utterance.ts';

/** What came of a corpus that was checked and, where it has no faults, trained and tested beside the one in use. */
export type Assessment<Trained> =
  | { readonly faults: readonly Fault[] }
  | {
      /** How the model in use does on the tests of the new corpus. */
      readonly before: Evaluation;
      readonly after: Evaluation;
      readonly trained: Trained;
    };

export interface AssessParts {
  readonly check: CheckParts;
  /** What the last of several messages means to an understanding; see `converse`. */
  readonly answer: (understanding: Understanding, messages: readonly string[]) => Answered;
}

/** Checks a corpus, trains it, and tests it and the model in use on its tests, which neither was trained on. */
export async function assess<Trained extends Understanding>(
  corpus: Corpus,
  inUse: () => Promise<Understanding>,
  train: (corpus: Corpus) => Promise<Trained>,
  { check, answer }: AssessParts,
): Promise<Assessment<Trained>> {
  const faults = faultsOf(corpus, check);
  if (faults.length > 0) return { faults };
  const tests = testsOf(corpus, check.find);
  const test = (model: Understanding): Evaluation => evaluate(tests, (messages) => answer(model, messages));
  const trained = await train(corpus);
  return { before: test(await inUse()), after: test(trained), trained };
}

/** A new model may do worse on the corpus's tests than the one in use by this share: one test in two hundred. */
const MAY_LOSE = 0.005;

/** Whether a model does too badly beside the one in use to take its place. */
export function isWorse(before: Evaluation, after: Evaluation): boolean {
  return after.all < before.all - MAY_LOSE;
}
