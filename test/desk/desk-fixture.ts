import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Server } from 'restify';
import type { Database } from '../../src/database/database.ts';
import { mountDesk, type DeskParts } from '../../src/desk/index.ts';
import { runTrial, type TrialParts } from '../../src/desk/trial.ts';
import { mountPage } from '../../src/channels/web-chat/page.ts';
import { createHttpServer, listen, stopListening } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { loadWordUses, type WordUses } from '../../src/places/gazetteer/surprise.ts';
import { loadCorpus, type Corpus } from '../../src/understanding/corpus.ts';
import { LiveModel } from '../../src/understanding/live-model.ts';
import { learnedOf, modelFrom, trainModel, type Learned } from '../../src/understanding/model.ts';
import { understandingOf, type ExplainingUnderstanding } from '../../src/understanding/understand.ts';
import { realGround } from '../support/real-parts.ts';
import { smallCorpus } from '../support/small-corpus.ts';

export const NOW = new Date('2026-11-30T12:00:00Z');

let wordUses: WordUses | undefined;
/** What a small corpus is trained to, once for all tests. */
let trained: { readonly hash: string; readonly learned: Learned } | undefined;

/** A desk on a copy of a small corpus of its own, with the chat page's fonts and icon beside it. */
export interface RunningDesk {
  readonly url: string;
  readonly folder: string;
  readonly model: LiveModel<ExplainingUnderstanding>;
  /** The corpora that were published and kept for the next start. */
  readonly kept: readonly Corpus[];
  close(): Promise<void>;
}

export async function runDesk(
  database: Pick<Database, 'prisma'>,
  options: Partial<Pick<DeskParts, 'token' | 'publicUrl' | 'clock' | 'replaceFile' | 'trial'>> = {},
): Promise<RunningDesk> {
  const folder = await smallCorpus();
  const corpus = await loadCorpus(folder);
  const { gazetteer, lookup, topics } = await realGround();
  const uses = (wordUses ??= loadWordUses());
  const parts: TrialParts = { gazetteer, lookup, catalogue: topics, uses };
  if (trained?.hash !== corpus.hash) trained = { hash: corpus.hash, learned: learnedOf(trainModel(corpus, uses)) };
  const load = (of: Corpus, learned: Learned): ExplainingUnderstanding =>
    understandingOf(modelFrom(of, uses, learned), gazetteer, topics);
  const model = new LiveModel({ corpus, understanding: load(corpus, trained.learned) });
  const kept: Corpus[] = [];
  const log = createLog('silent');
  const server: Server = createHttpServer(log);
  await listen(server, 0);
  const url = `http://localhost:${server.address().port}`;
  mountPage(server);
  mountDesk(server, {
    database,
    model,
    catalogue: topics,
    lookup,
    folder,
    trial: (trial) => runTrial(trial, parts),
    load,
    keep: (of) => Promise.resolve(void kept.push(of)),
    publicUrl: url,
    clock: () => NOW,
    log,
    ...options,
  });
  return {
    url,
    folder,
    model,
    kept,
    async close() {
      await stopListening(server);
      await rm(dirname(dirname(folder)), { recursive: true, force: true });
    },
  };
}
