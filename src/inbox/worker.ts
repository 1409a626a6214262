import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger as QueueLogger, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import { z } from 'zod';
import { deleteOld } from '../conversation/retention.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { AnswerParts } from './answer.ts';
import { Congestion } from './congestion.ts';
import { createWorkOn } from './conversation.ts';
import { liftStops } from './holds.ts';
import { Locks } from './locks.ts';
import { addWork, TASK, type Conversation } from './queue.ts';
import { noteUnnoted, type SendParts } from './send.ts';

export interface WorkerOptions extends AnswerParts {
  readonly database: Database;
  readonly historyDays: number;
}

type WorkerParts = WorkerOptions & SendParts;

/** The part of the app that answers and sends, running. */
export interface Worker {
  /** Takes no new jobs, finishes those under way, and lets go of everything. */
  stop(): Promise<void>;
}

/** Conversations worked on at once in one process. */
const CONCURRENCY = 12;
/** How soon a job is found that was put off to a later time; new ones are announced. */
const POLL_MS = 1_000;
/** How often dead workers' jobs are looked for, and what could not be noted is noted. */
const RESCUE_MS = 1_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

const conversation = z.object({ channel: z.string(), conversation: z.string() });

/**
 * Starts answering and sending. Whatever breaks it (the database restarted, a connection cut) it starts again by itself, and looks
 * at every conversation that has something waiting.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const parts: WorkerParts = { ...options, unnoted: new Set() };
  const { log } = parts;
  await liftStops(parts.database, parts.channels.keys());
  const stopping = new AbortController();
  let shift = await startShift(parts);

  const supervise = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const reason = await Promise.race([shift.broken, whenAborted(stopping.signal)]);
      if (stopping.signal.aborted) break;
      log.warn({ reason }, 'the queue broke; starting it again');
      await shift.end();
      shift = await startAgain(parts, stopping.signal, shift);
    }
    await shift.end();
  };
  const supervised = supervise();
  return {
    async stop() {
      stopping.abort();
      await supervised;
    },
  };
}

async function startAgain(parts: WorkerParts, signal: AbortSignal, last: Shift): Promise<Shift> {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    await sleep(pause, undefined, { signal }).catch(() => undefined);
    try {
      return await startShift(parts);
    } catch (cause) {
      parts.log.warn({ err: cause }, 'the queue could not be started yet');
    }
  }
  return last;
}

/** One run of the queue, until it is ended or something breaks it. */
interface Shift {
  /** Resolves with the reason when it can't go on. */
  readonly broken: Promise<string>;
  /** May be called again. */
  end(): Promise<void>;
}

async function startShift(parts: WorkerParts): Promise<Shift> {
  const { database, log } = parts;
  const locks = await Locks.open(database.url);
  try {
    await noteUnnoted(parts);
    const events: WorkerEvents = new EventEmitter();
    const workerIds: string[] = [];
    events.on('worker:create', ({ worker }) => workerIds.push(worker.workerId));
    const fatal = new Promise<string>((resolve) => {
      events.on('worker:fatalError', () => resolve('a job could not be released'));
    });
    const runner = await run({
      pgPool: database.pool,
      concurrency: CONCURRENCY,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: queueLogger(log),
      events,
      taskList: tasks(parts, locks),
      crontab: '17 * * * * retention ?max=3',
    });
    await Promise.all(workerIds.map((id) => locks.tryTake(workerLock(id))));
    await wakeAll(database);
    const rescue = setInterval(() => {
      Promise.all([noteUnnoted(parts), rescueFromDeadWorkers(database)]).catch((cause: unknown) =>
        log.warn({ err: cause }, 'no look for what was left behind'),
      );
    }, RESCUE_MS);
    const over = runner.promise.then(
      () => 'the queue ended',
      () => 'the queue failed',
    );
    return {
      broken: Promise.race([fatal, over, locks.lost.then(() => 'the connection that holds the locks was cut')]),
      async end() {
        clearInterval(rescue);
        await endRunner(runner);
        await locks.close();
      },
    };
  } catch (cause) {
    await locks.close();
    throw cause;
  }
}

function tasks(parts: WorkerParts, locks: Locks): TaskList {
  const workOn = createWorkOn(parts, locks, new Congestion(CONCURRENCY));
  return {
    /** A job that fails is done with and looked at again soon; where not even that can be noted, the queue is broken and starts anew. */
    async [TASK](payload: unknown) {
      const where = conversation.parse(payload);
      try {
        await workOn(where);
      } catch (cause) {
        parts.log.error({ err: cause, channel: where.channel }, 'a job failed');
        await addWork(parts.database.prisma, [where], new Date(Date.now() + POLL_MS));
      }
    },
    async retention() {
      const rows = await deleteOld(parts.database.prisma, parts.historyDays, new Date());
      parts.log.info({ rows }, 'old rows were deleted');
    },
  };
}

/** Has every conversation looked at that has something waiting. */
async function wakeAll({ prisma }: Database): Promise<void> {
  const columns: (keyof Conversation)[] = ['channel', 'conversation'];
  const [events, replies] = await Promise.all([
    prisma.inboxEvent.groupBy({ by: columns }),
    prisma.outboxMessage.groupBy({ by: columns }),
  ]);
  await addWork(prisma, [...events, ...replies]);
}

/**
 * graphile-worker leaves the jobs of a killed process locked for four hours. Each of our workers holds a lock that goes with its
 * process: a worker whose lock can be taken is dead. Its jobs are freed, and what it had under way is looked at.
 */
async function rescueFromDeadWorkers(database: Database): Promise<void> {
  const { pool } = database;
  const { rows } = await pool.query<{ worker: string }>(`
    SELECT worker FROM (
      SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs WHERE locked_at < now() - interval '1 second'
    ) AS busy
    WHERE pg_try_advisory_xact_lock(hashtextextended('${workerLock('')}' || worker, 0))`);
  if (rows.length === 0) return;
  await pool.query('SELECT graphile_worker.force_unlock_workers($1)', [rows.map(({ worker }) => worker)]);
  await pool.query(`
    SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
    WHERE locked_at IS NULL AND attempts >= max_attempts`);
  await wakeAll(database);
}

function workerLock(id: string): string {
  return `worker/${id}`;
}

async function endRunner(runner: Runner): Promise<void> {
  // It rejects when it is over already.
  await runner.stop().catch(() => undefined);
}

/** What a job fails of is logged by the job, and a database that is away is noticed by whoever asks it. */
function queueLogger(log: Log): QueueLogger {
  return new QueueLogger(() => (level, message) => log.debug({ queue: level }, message));
}

function whenAborted(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('stopping');
    else signal.addEventListener('abort', () => resolve('stopping'), { once: true });
  });
}
