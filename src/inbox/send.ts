import type { Channel } from '../channels/channel.ts';
import { DeliveryError, type DeliveryRemedy } from '../channels/delivery-error.ts';
import type { Database } from '../database/database.ts';
import { storableText } from '../database/storable.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Log } from '../log.ts';
import type { Reply } from '../replies/reply.ts';
import { inBatches } from './batches.ts';
import { byNumber, numbered, type Conversation, type Numbered } from './conversations.ts';
import { buryReply, messageOf } from './dead-letters.ts';
import { endStop, hold, holdEnds } from './holds.ts';

export interface SendParts {
  readonly database: Pick<Database, 'prisma'>;
  /** What a channel has taken and could not be noted yet: the database was away just then. */
  readonly unnoted: Set<Sent>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** How long one reply may be sent, all its messages together. */
export const SEND_MS = 10_000;
/** How long a reply is tried: Messenger lets a page answer for 24 hours after a message, and nobody waits longer elsewhere. */
const WINDOW_MS = 24 * 60 * 60_000;
/** Tries of a reply that fails of something other than its channel, which is our own fault. */
const MOST_TRIES = 12;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A channel that asks for a pause without saying how long. */
const PAUSE_MS = 60_000;

type OutboxRow = Prisma.OutboxMessageGetPayload<object>;
interface Claimed extends OutboxRow {
  /** Its channel is stopped, and this reply tries whether it works again. */
  readonly probes: boolean;
}

/** A reply that its channel has taken. */
interface Sent {
  readonly row: Claimed;
  readonly messageIds: readonly string[];
}

/**
 * When a reply may be sent, by PostgreSQL's clock; SQL over the columns of `outbox_message`. One that is marked may still be under way,
 * whoever has the lock now: it waits until its sender must have ended. Where PostgreSQL was away meanwhile, a sender has as long again
 * from its return, to note what it sent.
 */
export const sendableAt = Prisma.sql`greatest(due_at, CASE WHEN sending_since IS NOT NULL
  THEN greatest(sending_since, pg_postmaster_start_time()) + ${SEND_MS} * interval '1 millisecond' END)`;

/**
 * Makes what sends the oldest reply of a conversation that waits, if it is due. A reply is sent at least once: it is marked before the
 * channel is called and deleted after. One whose mark is older than any sender can be, and one whose call ended without an answer, is sent
 * again and counted (`citrics_sends_uncertain_total`), since silence is worse than saying something twice.
 */
export function createSendNext(parts: SendParts): (channel: Channel, where: Conversation) => Promise<void> {
  const claim = inBatches((conversations: readonly Conversation[]) => claimOldest(parts, conversations));
  const noteSent = inBatches((sent: readonly Sent[]) => note(parts, sent));
  return async (channel, where) => {
    const deadline = AbortSignal.timeout(SEND_MS); // before the mark is set: it never passes later than the mark counts
    const row = await claim(where);
    const sent = row && (await deliver(parts, channel, row, deadline));
    if (!sent) return;
    try {
      await noteSent(sent);
    } catch (cause) {
      parts.unnoted.add(sent);
      throw cause;
    }
  };
}

/**
 * The oldest reply of each conversation, marked, if it may be sent and its channel is not on hold. Of a channel that is stopped one reply
 * may try again after a while, and the others wait for what comes of it. Compares the mark and sets it at once: even of two that both
 * believe they have the conversation's lock only one gets it.
 */
async function claimOldest(
  { database }: SendParts,
  conversations: readonly Conversation[],
): Promise<readonly (Claimed | undefined)[]> {
  const rows = await database.prisma.$queryRaw<(Claimed & Numbered)[]>`
    WITH oldest AS (
      SELECT number, channel, id, sending_since FROM ${numbered(conversations)}, LATERAL (
        SELECT id, sending_since, ${sendableAt} AS at FROM outbox_message AS o
        WHERE o.channel = given.channel AND o.conversation = given.conversation ORDER BY id LIMIT 1
      ) AS first WHERE at <= now()
    ), probed AS (
      UPDATE channel_hold AS hold SET since = now() WHERE until IS NULL AND ${holdEnds} <= now() AND channel IN (SELECT channel FROM oldest)
      RETURNING channel
    ), probing AS (
      SELECT min(number) AS number FROM oldest JOIN probed USING (channel) GROUP BY channel
    )
    UPDATE outbox_message AS o SET attempts = o.attempts + 1, sending_since = now()
    FROM oldest LEFT JOIN probing USING (number)
    WHERE o.id = oldest.id AND o.sending_since IS NOT DISTINCT FROM oldest.sending_since
      AND (
        probing.number IS NOT NULL
        OR NOT EXISTS (SELECT FROM channel_hold AS hold WHERE hold.channel = o.channel AND (until IS NULL OR until > now()))
      )
    RETURNING number, o.id, o.channel, o.person, o.conversation, o.address, o.reply, o.history_id AS "historyId", o.attempts, o.delivered,
      o.message_ids AS "messageIds", o.sending_since AS "sendingSince", o.last_error AS "lastError", o.due_at AS "dueAt",
      o.created_at AS "createdAt", o.uncertain OR oldest.sending_since IS NOT NULL AS uncertain, probing.number IS NOT NULL AS probes`;
  return byNumber(rows, conversations.length);
}

/** Gives the reply to its channel. What comes back is to be noted; a failure is. */
async function deliver(
  parts: SendParts,
  channel: Channel,
  row: Claimed,
  deadline: AbortSignal,
): Promise<Sent | undefined> {
  const { metrics } = parts;
  if (row.uncertain) metrics.sendsUncertain.inc({ channel: channel.id });
  let messageIds: readonly string[];
  try {
    ({ messageIds } = await channel.send(row.address, row.reply as unknown as Reply, row.delivered, deadline));
  } catch (cause) {
    const remedy = await settleFailure(parts, row, cause);
    // Refused for what this reply is, not for who sends it.
    if (row.probes && (remedy === 'drop' || remedy === 'dead-letter')) await endStop(parts.database, channel.id);
    return undefined;
  }
  metrics.sends.inc({ channel: channel.id, outcome: 'sent' });
  metrics.deliverySeconds.observe({ channel: channel.id }, (Date.now() - row.createdAt.getTime()) / 1000);
  return { row, messageIds: [...row.messageIds, ...messageIds] };
}

/** Notes that replies were sent, and may do so again: it holds whoever has their conversations' locks meanwhile. */
async function note({ database }: SendParts, sent: readonly Sent[]): Promise<undefined[]> {
  const given = storableText(
    sent.map(({ row, messageIds }) => ({ id: `${row.id}`, history_id: row.historyId?.toString(), ids: messageIds })),
  );
  await database.prisma.$executeRaw`
    WITH sent AS (
      SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS given (id bigint, history_id bigint, ids jsonb)
    ), gone AS (
      DELETE FROM outbox_message USING sent WHERE outbox_message.id = sent.id
    )
    UPDATE history_message AS said SET sent_at = now(), message_ids = ARRAY(SELECT jsonb_array_elements_text(ids))
    FROM sent WHERE said.id = history_id`;
  for (const { row } of sent) if (row.probes) await endStop(database, row.channel);
  return sent.map(() => undefined);
}

/** Notes what was sent while the database was away. */
export async function noteUnnoted(parts: SendParts): Promise<void> {
  for (const sent of parts.unnoted) {
    await note(parts, [sent]);
    parts.unnoted.delete(sent);
  }
}

async function settleFailure(parts: SendParts, row: OutboxRow, cause: unknown): Promise<DeliveryRemedy> {
  const { database, metrics, log } = parts;
  const { prisma } = database;
  const { id, sendingSince, channel, attempts } = row;
  const where = { id, sendingSince }; // unless it counts as cut off by now and is another's
  const error = cause instanceof DeliveryError ? cause : new DeliveryError('retry', messageOf(cause), { cause });
  const isLast = error === cause ? Date.now() - row.createdAt.getTime() >= WINDOW_MS : attempts >= MOST_TRIES;
  const remedy = error.remedy === 'retry' && isLast ? 'dead-letter' : error.remedy;
  log[remedy === 'retry' || remedy === 'pause' ? 'warn' : 'error'](
    { err: error, channel, attempts, remedy },
    'a reply was not sent',
  );
  metrics.sends.inc({ channel, outcome: remedy });
  const unsent = {
    sendingSince: null,
    lastError: error.message,
    uncertain: row.uncertain || error.uncertain,
    delivered: Math.max(row.delivered, error.delivered),
    messageIds: [...row.messageIds, ...error.messageIds],
  };
  switch (remedy) {
    case 'retry': {
      const dueAt = new Date(Date.now() + (error.retryAfterMs ?? backoff(attempts)));
      await prisma.outboxMessage.updateMany({ where, data: { ...unsent, dueAt } });
      return remedy;
    }
    case 'pause': {
      const until = new Date(Date.now() + (error.retryAfterMs ?? PAUSE_MS));
      await hold(database, channel, until, error.message);
      await prisma.outboxMessage.updateMany({ where, data: { ...unsent, attempts: { decrement: 1 } } });
      return remedy;
    }
    case 'stop':
      await hold(database, channel, null, error.message);
      await prisma.outboxMessage.updateMany({ where, data: { ...unsent, attempts: { decrement: 1 } } });
      return remedy;
    case 'drop':
      // Nobody is there: what else waits for them can't be delivered either.
      if ((await prisma.outboxMessage.deleteMany({ where })).count > 0)
        await prisma.outboxMessage.deleteMany({ where: { channel, conversation: row.conversation } });
      return remedy;
    case 'dead-letter':
      await prisma.$transaction(async (db) => {
        const { count } = await db.outboxMessage.deleteMany({ where });
        if (count > 0) await buryReply(db, { ...row, ...unsent }, error);
      });
      return remedy;
  }
}

/** Doubles with every try, and is spread so that replies that failed together aren't tried together. */
function backoff(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1)) * (0.75 + Math.random() / 2);
}
