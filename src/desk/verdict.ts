import { isWorse } from '../understanding/assess.ts';
import type { Evaluation, Miss } from '../understanding/evaluate.ts';

/** A test of the editor's own, and how it came out. */
export interface OwnTest {
  readonly text: string;
  /** What it is taken for, where that is wrong. */
  readonly miss?: Miss;
}

/** What a trial says about publishing. */
export interface Verdict {
  /** Tests that were right and are wrong now. */
  readonly worse: readonly Miss[];
  /** Tests that were wrong and are right now. */
  readonly better: readonly Miss[];
  readonly own: readonly OwnTest[];
  /** No test got worse, the editor's own are right, and the model may take the place of the one in use. */
  readonly publishable: boolean;
}

/** @param own the texts of the tests that the editor added */
export function verdictOf(before: Evaluation, after: Evaluation, own: readonly string[]): Verdict {
  const isOwn = ({ text }: Miss): boolean => own.includes(text);
  const [was, is] = [before, after].map(({ misses }) => new Map(misses.map((miss) => [keyOf(miss), miss])));
  const only = (of: typeof was, other: typeof was): readonly Miss[] =>
    [...(of ?? [])].flatMap(([key, miss]) => (other?.has(key) || isOwn(miss) ? [] : [miss]));
  const worse = only(is, was);
  const tests = own.map((text) => {
    const miss = after.misses.find((one) => one.text === text);
    return { text, ...(miss && { miss }) };
  });
  return {
    worse,
    better: only(was, is),
    own: tests,
    publishable: worse.length === 0 && tests.every(({ miss }) => miss === undefined) && !isWorse(before, after),
  };
}

/** The same words may be tested after different messages. */
function keyOf({ text, expected }: Miss): string {
  return JSON.stringify([text, expected]);
}
