import { watch } from 'node:fs';
import { isWorse, type Assessment } from './assess.ts';
import { faultLine, readCorpus, type Corpus } from './corpus.ts';
import type { Evaluation } from './evaluate.ts';
import type { Understanding } from './utterance.ts';

/** A corpus with what was learned from it. */
export interface Trained<Kind extends Understanding> {
  readonly corpus: Corpus;
  readonly understanding: Kind;
}

/** The understanding in use, which that of a changed corpus replaces in whole or not at all. */
export class LiveModel<Kind extends Understanding> {
  private live: Trained<Kind>;

  constructor(first: Trained<Kind>) {
    this.live = first;
  }

  /** The understanding to use for the next message. */
  get current(): Kind {
    return this.live.understanding;
  }

  /** What it was trained on. */
  get corpus(): Corpus {
    return this.live.corpus;
  }

  /** Takes another one into use, from the next message on. */
  use(next: Trained<Kind>): void {
    this.live = next;
  }
}

/** What came of a changed corpus: the new model is in use, or the old one still is and this is why. */
export type Swap =
  { readonly swapped: true; readonly evaluation: Evaluation } | { readonly swapped: false; readonly reason: string };

/** Checks, trains and tests `after` beside `before`, the corpus in use. */
export type Assess<Kind extends Understanding> = (before: Corpus, after: Corpus) => Promise<Assessment<Kind>>;

/**
 * Takes the corpus as it is on disk into use if it is sound and does no worse. Calls run one at a time.
 * @returns undefined where the corpus in use is the one on disk
 */
export function createReload<Kind extends Understanding>(
  model: LiveModel<Kind>,
  folder: string,
  assess: Assess<Kind>,
): () => Promise<Swap | undefined> {
  let running: Promise<unknown> = Promise.resolve();
  const reload = async (): Promise<Swap | undefined> => {
    const { corpus, faults } = await readCorpus(folder);
    if (faults.length > 0) return { swapped: false, reason: faults.map(faultLine).join('\n') };
    if (corpus.hash === model.corpus.hash) return undefined;
    const assessed = await assess(model.corpus, corpus);
    if ('faults' in assessed) return { swapped: false, reason: assessed.faults.map(faultLine).join('\n') };
    const { before, after, trained } = assessed;
    if (isWorse(before, after)) {
      const [was, now] = [before, after].map(({ all }) => (all * 100).toFixed(1));
      return {
        swapped: false,
        reason: `The changed corpus does worse on its own tests: ${now} % right, the model in use ${was} %. See npm run -s nlp:test.`,
      };
    }
    model.use({ corpus, understanding: trained });
    return { swapped: true, evaluation: after };
  };
  return () => {
    const next = running.then(reload);
    running = next.catch(() => undefined);
    return next;
  };
}

const SETTLED_MS = 200;

/**
 * Reloads when a file of the corpus changes, some moments after the last write, and reports what came of it.
 * @returns stops watching
 */
export function watchCorpus(
  reload: () => Promise<Swap | undefined>,
  folder: string,
  report: (swap: Swap | Error) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true, persistent: false }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reload().then(
        (swap) => swap && report(swap),
        (error: unknown) => report(error instanceof Error ? error : new Error(String(error))),
      );
    }, SETTLED_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
