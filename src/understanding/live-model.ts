import { watch } from 'node:fs';
import { readCorpus, faultLine, type Corpus, type Fault } from './corpus.ts';
import { faultsOf, type CheckParts } from './corpus-check.ts';
import { testsOf } from './corpus-tests.ts';
import { evaluate, type Answered, type Evaluation } from './evaluate.ts';
import type { Understanding } from './utterance.ts';

/** What came of a changed corpus: the new model is in use, or the old one still is and this is why. */
export type Swap =
  { readonly swapped: true; readonly evaluation: Evaluation } | { readonly swapped: false; readonly reason: string };

export interface LiveModelParts {
  readonly folder: string;
  readonly check: CheckParts;
  /** Trains a corpus. */
  readonly train: (corpus: Corpus) => Promise<Understanding>;
  /** What the last of several messages means to an understanding; see `converse`. */
  readonly answer: (understanding: Understanding, messages: readonly string[]) => Answered;
}

/** A new model may do worse on the corpus's tests than the one in use by this share: one test in two hundred. */
const MAY_LOSE = 0.005;

/** The understanding in use, which a changed corpus replaces in whole or not at all. */
export class LiveModel {
  private live: Understanding;
  private score: number | undefined;
  private readonly parts: LiveModelParts;
  private running: Promise<unknown> = Promise.resolve();

  constructor(first: Understanding, parts: LiveModelParts) {
    this.live = first;
    this.parts = parts;
  }

  /** The model to use for the next message. */
  get current(): Understanding {
    return this.live;
  }

  /** Checks, trains and tests the corpus as it is on disk, beside the model in use. One at a time. */
  reload(): Promise<Swap> {
    const next = this.running.then(() => this.swap());
    this.running = next.catch(() => undefined);
    return next;
  }

  private async swap(): Promise<Swap> {
    const { corpus, faults } = await readCorpus(this.parts.folder);
    const all = faults.length > 0 ? faults : faultsOf(corpus, this.parts.check);
    const reason = gate(all);
    if (reason !== undefined) return { swapped: false, reason };
    const candidate = await this.parts.train(corpus);
    const tests = testsOf(corpus, this.parts.check.find);
    const test = (model: Understanding): Evaluation =>
      evaluate(tests, (messages) => this.parts.answer(model, messages));
    const evaluation = test(candidate);
    const before = this.score ?? test(this.live).all;
    if (evaluation.all < before - MAY_LOSE) {
      const now = (evaluation.all * 100).toFixed(1);
      const was = (before * 100).toFixed(1);
      return {
        swapped: false,
        reason: `The changed corpus does worse on its own tests: ${now} % right, the model in use ${was} %. See npm run -s nlp:test.`,
      };
    }
    this.live = candidate;
    this.score = evaluation.all;
    return { swapped: true, evaluation };
  }
}

/** Why a corpus may not be used; undefined when it may. */
export function gate(faults: readonly Fault[]): string | undefined {
  return faults.length === 0 ? undefined : faults.map(faultLine).join('\n');
}

const SETTLED_MS = 200;

/**
 * Reloads when a file of the corpus changes, some moments after the last write, and reports what came of it.
 * @returns stops watching
 */
export function watchCorpus(model: LiveModel, folder: string, report: (swap: Swap | Error) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true, persistent: false }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      model
        .reload()
        .then(report, (error: unknown) => report(error instanceof Error ? error : new Error(String(error))));
    }, SETTLED_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
