import { setTimeout as sleep } from 'node:timers/promises';
import { deleteOld } from '../conversation/retention.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { Agenda } from './agenda.ts';
import type { AnswerParts } from './answer.ts';
import { Congestion } from './congestion.ts';
import { createWorkOn } from './conversation.ts';
import { findDue } from './due.ts';
import { liftStops } from './holds.ts';
import { Locks } from './locks.ts';
import { noteUnnoted, type SendParts } from './send.ts';

export interface WorkerOptions extends AnswerParts {
  readonly database: Database;
  /** Where conversations are put that something came in for. */
  readonly agenda: Agenda;
  readonly historyDays: number;
}

type WorkerParts = WorkerOptions & SendParts;

/** The part of the app that answers and sends, running. */
export interface Worker {
  /** Begins nothing new, finishes what is under way, and lets go of everything. */
  stop(): Promise<void>;
}

/** How often is looked for what is due (retries, what another process left behind), and noted what could not be. */
const PATROL_MS = 1_000;
/** What has been due for so long although there is somebody to do it: then even who has enough to do takes it on. */
const OVERDUE_MS = 5_000;
const RETENTION_MS = 60 * 60_000;
/** Once the app has found its feet. */
const FIRST_RETENTION_MS = 60_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/**
 * Starts answering and sending. Where the connection that holds the locks is cut (the database restarted) it starts again by itself, and
 * looks at every conversation that has something waiting.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const parts: WorkerParts = { ...options, unnoted: new Set() };
  const { log } = parts;
  await liftStops(parts.database, parts.channels.keys());
  const stopping = new AbortController();
  let shift = await startShift(parts);
  // Beside the shifts: while one ends, which lasts as long as a send, others wait no longer than that for what is not noted.
  const notes = repeat(() => noteUnnoted(parts), {
    everyMs: PATROL_MS,
    firstMs: PATROL_MS,
    over: stopping.signal,
    log,
  });

  const supervise = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await Promise.race([shift.broken, whenAborted(stopping.signal)]);
      if (stopping.signal.aborted) break;
      log.warn('the connection that holds the locks was cut; starting again');
      await shift.end();
      shift = await startAgain(parts, stopping.signal, shift);
    }
    await shift.end();
  };
  const supervised = supervise();
  return {
    async stop() {
      stopping.abort();
      await Promise.all([supervised, notes]);
      await noteUnnoted(parts).catch((cause: unknown) => log.warn({ err: cause }, 'not all that was sent is noted'));
    },
  };
}

async function startAgain(parts: WorkerParts, signal: AbortSignal, last: Shift): Promise<Shift> {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    try {
      return await startShift(parts);
    } catch (cause) {
      parts.log.warn({ err: cause }, 'the worker could not be started yet');
    }
  }
  return last;
}

/** Work under one set of locks, until it is ended or they are gone. */
interface Shift {
  /** Resolves when it can't go on. */
  readonly broken: Promise<void>;
  /** May be called again. */
  end(): Promise<void>;
}

async function startShift(parts: WorkerParts): Promise<Shift> {
  const { database, agenda, channels, log } = parts;
  const locks = await Locks.open(database.url);
  const congestion = new Congestion(agenda.slots);
  const workOn = createWorkOn(parts, locks, congestion, agenda);
  agenda.begin((where) =>
    workOn(where).catch((cause: unknown) => log.error({ err: cause, channel: where.channel }, 'a conversation failed')),
  );
  const over = new AbortController();
  const patrol = async (): Promise<void> => {
    const [clogged, sending] = [congestion.clogged(channels.keys()), [...channels.keys()]];
    agenda.add(await findDue(database, { sending, clogged, forMs: agenda.isIdle ? 0 : OVERDUE_MS }));
  };
  const retention = async (): Promise<void> => {
    const rows = await deleteOld(database.prisma, parts.historyDays, new Date());
    log.info({ rows }, 'old rows were deleted');
  };
  const round = { over: over.signal, log };
  const rounds = [
    repeat(patrol, { ...round, everyMs: PATROL_MS, firstMs: 0 }),
    repeat(retention, { ...round, everyMs: RETENTION_MS, firstMs: FIRST_RETENTION_MS }),
  ];
  return {
    broken: locks.lost,
    async end() {
      over.abort();
      await agenda.end();
      await Promise.all(rounds);
      await locks.close();
    },
  };
}

interface Rhythm {
  /** Milliseconds until the first run. */
  readonly firstMs: number;
  /** Milliseconds after each run until the next one. */
  readonly everyMs: number;
  readonly over: AbortSignal;
  readonly log: Log;
}

/** Runs work time and again, until it is over. */
async function repeat(work: () => Promise<void>, { firstMs, everyMs, over, log }: Rhythm): Promise<void> {
  const pause = (ms: number): Promise<void> =>
    sleep(ms, undefined, { signal: over, ref: false }).catch(() => undefined);
  await pause(firstMs);
  while (!over.aborted) {
    await work().catch((cause: unknown) => log.warn({ err: cause }, 'a round failed; there will be another one'));
    await pause(everyMs);
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
