import type { Channel } from '../channels/channel.ts';
import { DeliveryError, type DeliveryRemedy } from '../channels/delivery-error.ts';
import type { Database } from '../database/database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Log } from '../log.ts';
import type { Reply } from '../replies/reply.ts';
import { buryReply, messageOf } from './dead-letters.ts';
import { beginProbe, endStop, hold } from './holds.ts';
import type { Conversation } from './queue.ts';

export interface SendParts {
  readonly database: Pick<Database, 'prisma'>;
  /** Replies that a channel has taken and that could not be noted yet, with the channel's id: the database was away just then. */
  readonly unnoted: Map<bigint, string | undefined>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Tries of one reply before it becomes a dead letter: with the waits below, about half an hour. */
const MOST_TRIES = 12;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A channel that asks for a pause without saying how long. */
const PAUSE_MS = 60_000;

type OutboxRow = Prisma.OutboxMessageGetPayload<object>;
interface Claimed extends OutboxRow {
  /** An earlier try was cut off by the end of its process: the channel may have taken the reply. */
  readonly uncertain: boolean;
  /** Its channel is stopped, and this reply tries whether it works again. */
  readonly probes: boolean;
}

/**
 * Sends the oldest reply of a conversation that waits, if it is due. A reply is sent at least once: it is marked before the channel is
 * called and deleted after, and one found marked is sent again and counted (`citrics_sends_uncertain_total`), since silence is worse
 * than saying something twice.
 */
export async function sendNext(parts: SendParts, channel: Channel, where: Conversation): Promise<void> {
  const row = await claim(parts, where);
  if (row) await deliver(parts, channel, row);
}

/** The oldest reply of the conversation if it is due and its channel is not on hold. */
async function claim({ database }: SendParts, { channel, conversation }: Conversation): Promise<Claimed | undefined> {
  const [row] = await database.prisma.$queryRaw<Claimed[]>`
    WITH oldest AS (
      SELECT id, sending_since, due_at FROM outbox_message
      WHERE channel = ${channel} AND conversation = ${conversation} ORDER BY id LIMIT 1
    ), probe AS (
      ${beginProbe(channel, Prisma.sql`EXISTS (SELECT FROM oldest WHERE due_at <= now())`)}
    )
    UPDATE outbox_message AS o SET attempts = o.attempts + 1, sending_since = now()
    FROM oldest
    WHERE o.id = oldest.id AND o.due_at <= now()
      AND (
        EXISTS (SELECT FROM probe)
        OR NOT EXISTS (SELECT FROM channel_hold WHERE channel = ${channel} AND (until IS NULL OR until > now()))
      )
    RETURNING o.id, o.channel, o.person, o.conversation, o.address, o.reply, o.history_id AS "historyId", o.attempts, o.delivered,
      o.sending_since AS "sendingSince", o.last_error AS "lastError", o.due_at AS "dueAt", o.created_at AS "createdAt",
      oldest.sending_since IS NOT NULL AS uncertain, EXISTS (SELECT FROM probe) AS probes`;
  return row;
}

async function deliver(parts: SendParts, channel: Channel, row: Claimed): Promise<void> {
  const { metrics, unnoted } = parts;
  if (!unnoted.has(row.id)) {
    if (row.uncertain) metrics.sendsUncertain.inc({ channel: channel.id });
    try {
      const { messageId } = await channel.send(row.address, row.reply as unknown as Reply, row.delivered);
      unnoted.set(row.id, messageId);
    } catch (cause) {
      const remedy = await settleFailure(parts, row, cause);
      // Refused for what this reply is, not for who sends it.
      if (row.probes && (remedy === 'drop' || remedy === 'dead-letter')) await endStop(parts.database, channel.id);
      return;
    }
    metrics.sends.inc({ channel: channel.id, outcome: 'sent' });
    metrics.deliverySeconds.observe({ channel: channel.id }, (Date.now() - row.createdAt.getTime()) / 1000);
  }
  await noteSent(parts, row, unnoted.get(row.id));
  unnoted.delete(row.id);
  if (row.probes) await endStop(parts.database, channel.id);
}

async function noteSent({ database }: SendParts, { id, historyId }: OutboxRow, messageId?: string): Promise<void> {
  await database.prisma.$executeRaw`
    WITH sent AS (DELETE FROM outbox_message WHERE id = ${id})
    UPDATE history_message SET sent_at = now(), external_id = ${messageId ?? null} WHERE id = ${historyId}`;
}

async function settleFailure(parts: SendParts, row: OutboxRow, cause: unknown): Promise<DeliveryRemedy> {
  const { database, metrics, log } = parts;
  const { prisma } = database;
  const { id, channel, attempts } = row;
  const error = cause instanceof DeliveryError ? cause : new DeliveryError('retry', messageOf(cause), { cause });
  const remedy = error.remedy === 'retry' && attempts >= MOST_TRIES ? 'dead-letter' : error.remedy;
  log[remedy === 'retry' || remedy === 'pause' ? 'warn' : 'error'](
    { err: error, channel, attempts, remedy },
    'a reply was not sent',
  );
  metrics.sends.inc({ channel, outcome: remedy });
  const delivered = Math.max(row.delivered, error.delivered);
  const unsent = { sendingSince: null, lastError: error.message, delivered };
  switch (remedy) {
    case 'retry': {
      const dueAt = new Date(Date.now() + (error.retryAfterMs ?? backoff(attempts)));
      await prisma.outboxMessage.updateMany({ where: { id }, data: { ...unsent, dueAt } });
      return remedy;
    }
    case 'pause': {
      const until = new Date(Date.now() + (error.retryAfterMs ?? PAUSE_MS));
      await hold(database, channel, until, error.message);
      await prisma.outboxMessage.updateMany({ where: { id }, data: { ...unsent, attempts: { decrement: 1 } } });
      return remedy;
    }
    case 'stop':
      await hold(database, channel, null, error.message);
      await prisma.outboxMessage.updateMany({ where: { id }, data: { ...unsent, attempts: { decrement: 1 } } });
      return remedy;
    case 'drop':
      await prisma.outboxMessage.deleteMany({ where: { id } });
      return remedy;
    case 'dead-letter':
      await prisma.$transaction(async (db) => {
        await db.outboxMessage.deleteMany({ where: { id } });
        await buryReply(db, row, error);
      });
      return remedy;
  }
}

/** Doubles with every try, and is spread so that replies that failed together aren't tried together. */
function backoff(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1)) * (0.75 + Math.random() / 2);
}
