import { randomBytes } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Log } from '../log.ts';
import { unmark } from '../understanding/corpus-tests.ts';
import { readCorpus, type Corpus, type Fault } from '../understanding/corpus.ts';
import type { Evaluation } from '../understanding/evaluate.ts';
import type { LiveModel } from '../understanding/live-model.ts';
import type { Learned } from '../understanding/model.ts';
import type { ExplainingUnderstanding } from '../understanding/understand.ts';
import { withProposal, type Proposal } from './proposal.ts';
import { isNotWritable, replaceFile } from './replace-file.ts';
import { asSaid } from './sample-places.ts';
import type { Compared } from './trial.ts';
import type { RunTrial } from './trials.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** How far a draft has come. */
export type DraftState =
  | { readonly kind: 'testing' }
  /** Something went wrong on our side. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  | ({ readonly kind: 'tested'; readonly problem?: 'changed-meanwhile' } & Tested)
  | ({ readonly kind: 'published' } & Tested);

export interface Tested {
  readonly before: Evaluation;
  readonly after: Evaluation;
  readonly verdict: Verdict;
  /** How the new phrases are understood, in the order of the proposal. */
  readonly phrases: readonly Compared[];
  /** Whether the corpus's file can be written here. */
  readonly writable: boolean;
  /** The files were changed since the model in use was trained: publishing takes these changes into use as well. */
  readonly alsoOnDisk: boolean;
  /** The changed file's text. */
  readonly source: string;
}

/** A proposal on its way into the corpus. */
export interface Draft {
  readonly id: string;
  readonly proposal: Proposal;
  state: DraftState;
}

export interface DraftsParts {
  readonly model: LiveModel<ExplainingUnderstanding>;
  /** The corpus's folder, such as `nlp-corpus/en`. */
  readonly folder: string;
  readonly trial: RunTrial;
  /** Makes an understanding of what was learned of a corpus. */
  readonly load: (corpus: Corpus, learned: Learned) => ExplainingUnderstanding;
  /** Keeps what was learned for the next start. */
  readonly keep: (corpus: Corpus, learned: Learned) => Promise<void>;
  readonly clock: () => Date;
  readonly log: Log;
  /** @throws where the folder can't be written; see `isNotWritable` */
  readonly replaceFile?: typeof replaceFile;
}

/** Drafts that are kept for looking at and publishing, and for how long. */
const MOST_DRAFTS = 20;
const KEPT_MS = 4 * 60 * 60 * 1000;

/** What publishing needs of a trial; it is no matter of the page. */
interface Candidate {
  readonly base: Corpus;
  readonly corpus: Corpus;
  readonly learned: Learned;
}

/** The drafts of this process: one is tested at a time, and one published. */
export class Drafts {
  readonly #parts: DraftsParts;
  readonly #drafts = new LRUCache<string, Draft>({ max: MOST_DRAFTS, ttl: KEPT_MS });
  readonly #candidates = new WeakMap<Draft, Candidate>();
  #testing: Promise<void> | undefined;
  #publishing: Promise<unknown> = Promise.resolve();

  constructor(parts: DraftsParts) {
    this.#parts = parts;
  }

  get(id: string): Draft | undefined {
    return this.#drafts.get(id);
  }

  /** Begins to test a proposal; undefined while another one is being tested. */
  begin(proposal: Proposal): Draft | undefined {
    if (this.#testing) return undefined;
    const draft: Draft = { id: randomBytes(9).toString('base64url'), proposal, state: { kind: 'testing' } };
    this.#drafts.set(draft.id, draft);
    this.#testing = this.#test(draft)
      .catch((cause: unknown) => {
        this.#parts.log.error({ err: cause }, 'a draft of the corpus could not be tested');
        draft.state = { kind: 'failed' };
      })
      .finally(() => {
        this.#testing = undefined;
      });
    return draft;
  }

  /**
   * Writes the draft's file and takes its model into use, if nothing speaks against it; what came of it is the draft's state.
   * Drafts are published one after the other.
   */
  publish(draft: Draft): Promise<void> {
    const published = this.#publishing.then(() => this.#publish(draft));
    this.#publishing = published.catch(() => undefined);
    return published;
  }

  async #test(draft: Draft): Promise<void> {
    const { model, folder, trial, clock } = this.#parts;
    const { proposal } = draft;
    const { corpus: base, faults } = await readCorpus(folder);
    if (faults.length > 0) {
      draft.state = { kind: 'faulty', faults };
      return;
    }
    const { corpus, source } = withProposal(base, proposal);
    const result = await trial({
      before: model.corpus,
      after: corpus,
      samples: proposal.phrases.map(asSaid),
      now: clock(),
    });
    if ('faults' in result) {
      draft.state = { kind: 'faulty', faults: result.faults };
      return;
    }
    const { before, after, learned, samples } = result;
    this.#candidates.set(draft, { base, corpus, learned });
    draft.state = {
      kind: 'tested',
      before,
      after,
      verdict: verdictOf(
        before,
        after,
        proposal.tests.map((test) => unmark(test).text),
      ),
      phrases: samples,
      writable: await isWritable(proposal.target.path),
      alsoOnDisk: base.hash !== model.corpus.hash,
      source,
    };
  }

  async #publish(draft: Draft): Promise<void> {
    const { model, folder, load, keep, log, replaceFile: replace = replaceFile } = this.#parts;
    const { state } = draft;
    const candidate = this.#candidates.get(draft);
    if (state.kind !== 'tested' || !state.verdict.publishable || !candidate) return;
    const { base, corpus, learned } = candidate;
    const understanding = load(corpus, learned);
    if ((await readCorpus(folder)).corpus.hash !== base.hash) {
      draft.state = { ...state, problem: 'changed-meanwhile' };
      return;
    }
    try {
      await replace(draft.proposal.target.path, state.source);
    } catch (cause) {
      if (!isNotWritable(cause)) throw cause;
      draft.state = { ...state, writable: false };
      return;
    }
    model.use({ corpus, understanding });
    draft.state = { ...state, kind: 'published' };
    log.info(
      { file: draft.proposal.target.path, right: state.after.all },
      'a phrase was published from the corpus desk',
    );
    await keep(corpus, learned).catch((cause: unknown) => {
      log.warn({ err: cause }, 'the published model could not be kept: the next start trains it again');
    });
  }
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await Promise.all([access(path, constants.W_OK), access(dirname(path), constants.W_OK)]);
    return true;
  } catch {
    return false; // its mode or a file system that can only be read: the page says so
  }
}
