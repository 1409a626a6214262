import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '../channels/channel.ts';
import {
  AlreadyAnsweredError,
  apologise,
  startColumns,
  startOf,
  takeFromInbox,
  type StartColumns,
} from '../conversation/history.ts';
import type { ChannelId, Incoming, IncomingEvent } from '../conversation/incoming.ts';
import type { ConversationStore, RunTurn, TurnStart } from '../conversation/turn-result.ts';
import type { Database } from '../database/database.ts';
import { CitricsError } from '../errors.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Log } from '../log.ts';
import type { Reply } from '../replies/reply.ts';
import { inBatches } from './batches.ts';
import { byNumber, numbered, type Conversation, type Numbered } from './conversations.ts';
import { buryEvent } from './dead-letters.ts';
import type { Turnstile } from './turnstile.ts';
import { within } from './within.ts';

export interface AnswerParts {
  readonly database: Pick<Database, 'prisma'>;
  readonly store: Pick<ConversationStore, 'commit'>;
  readonly runTurn: RunTurn;
  readonly turnstile: Turnstile;
  /** Said when an event can't be answered after all tries. */
  readonly apology: Reply;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** A turn took too long; what it may still come to is void. */
export class TurnTimeoutError extends CitricsError {
  constructor() {
    super('turn-timeout', `A turn took longer than ${TURN_MS / 1000} s; it is tried again.`);
  }
}

/** Whatever the turn does ends the process: it is not tried again. */
export class DeadlyTurnError extends CitricsError {
  constructor(tries: number) {
    super('deadly-turn', `The process ended ${tries} times while it answered this event; it is tried no more.`);
  }
}

const TURN_MS = 15_000;
/** How long "seen" and "typing" may hold up the answer that follows them. */
const SIGNAL_MS = 2_000;
/** How long an event waits after each failed try; after the last one the bot apologises. A try that ended with the process counts. */
const WAITS_MS = [300, 1_000, 3_000, 6_000];

type InboxRow = Prisma.InboxEventGetPayload<object>;
/** An event whose turn has come, with what the turn starts from. */
type Claimed = InboxRow & StartColumns;

/** Makes what answers the oldest event of a conversation if it is due. Whoever calls it has the conversation's lock. */
export function createAnswerNext(parts: AnswerParts): (where: Conversation) => Promise<void> {
  const claim = inBatches((conversations: readonly Conversation[]) => claimOldest(parts, conversations));
  return async (where) => {
    const row = await claim(where);
    if (row) await answer(parts, row);
  };
}

/** The oldest event of each conversation if it is due. The try is counted before it begins, so that one that kills the process counts. */
async function claimOldest(
  { database }: AnswerParts,
  conversations: readonly Conversation[],
): Promise<readonly (Claimed | undefined)[]> {
  const rows = await database.prisma.$queryRaw<(Claimed & Numbered)[]>`
    UPDATE inbox_event AS event SET attempts = attempts + 1
    FROM ${numbered(conversations)}, LATERAL (
      SELECT id FROM inbox_event WHERE channel = given.channel AND conversation = given.conversation ORDER BY at, id LIMIT 1
    ) AS oldest
    WHERE event.id = oldest.id AND due_at <= now()
    RETURNING number, event.id, event.channel, key, person, event.conversation, at, event.event, address, attempts, due_at AS "dueAt",
      received_at AS "receivedAt", ${startColumns}`;
  return byNumber(rows, conversations.length);
}

async function answer(parts: AnswerParts, row: Claimed): Promise<void> {
  const { store, runTurn, turnstile, channels, metrics, log } = parts;
  const { channel } = row;
  const incoming = incomingOf(row);
  if (row.attempts > WAITS_MS.length + 1) {
    const cause = new DeadlyTurnError(row.attempts - 1);
    log.error({ err: cause, channel, key: row.key }, 'a turn was given up');
    await giveUpOrWait(parts, row, incoming, cause);
    return;
  }
  const stop = metrics.turnSeconds.startTimer({ channel });
  try {
    const start = startOf(row);
    await turnstile.pass();
    const promises = row.attempts === 1 && wantsAnswer(incoming, start);
    const signalled = promises ? signal(channels.get(channel), incoming.address) : undefined;
    const result = await within(TURN_MS, runTurn(incoming, start), () => new TurnTimeoutError());
    await store.commit(result);
    await signalled; // "typing" never comes after the answer
    metrics.turns.inc({ channel, outcome: 'answered' });
  } catch (cause) {
    if (cause instanceof AlreadyAnsweredError) {
      metrics.turns.inc({ channel, outcome: 'superseded' });
      return;
    }
    log.error({ err: cause, channel, key: row.key, attempt: row.attempts }, 'a turn failed');
    await giveUpOrWait(parts, row, incoming, cause);
  } finally {
    stop();
  }
}

/** Rejects when the database can't even note the failure; then the event stays as it is and the job is tried again. */
async function giveUpOrWait(parts: AnswerParts, row: InboxRow, incoming: Incoming, cause: unknown): Promise<void> {
  const { database, metrics, apology } = parts;
  const { id, channel } = row;
  const wait = WAITS_MS[row.attempts - 1];
  if (wait !== undefined) {
    await database.prisma.inboxEvent.updateMany({ where: { id }, data: { dueAt: new Date(Date.now() + wait) } });
    metrics.turns.inc({ channel, outcome: 'failed' });
    return;
  }
  await database.prisma.$transaction(async (db) => {
    if (!(await takeFromInbox(db, incoming))) return; // its person was forgotten meanwhile
    await buryEvent(db, row, cause);
    await apologise(db, incoming, apology);
  });
  metrics.turns.inc({ channel, outcome: 'apologised' });
}

function incomingOf({ channel, key, person, conversation, at, event, address }: InboxRow): Incoming {
  // The rows were written by receive from an Incoming.
  return { channel: channel as ChannelId, key, person, conversation, at, event: event as IncomingEvent, address };
}

/** A rating gets no answer, and a conversation that a human has gets none of ours: "typing" would promise one. */
function wantsAnswer({ event }: Incoming, { memory }: TurnStart): boolean {
  return event.kind !== 'rating' && event.kind !== 'thread-control' && !memory.handedOver;
}

async function signal(channel: Channel | undefined, address: unknown): Promise<void> {
  const signals = Promise.all([channel?.signal?.(address, 'seen'), channel?.signal?.(address, 'typing')]);
  await Promise.race([signals, sleep(SIGNAL_MS, undefined, { ref: false })]);
}
