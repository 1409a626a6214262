import { Prisma } from '../generated/prisma/client.ts';
import { answerNext, type AnswerParts } from './answer.ts';
import { inBatches } from './batches.ts';
import type { Congestion } from './congestion.ts';
import { holdEnds } from './holds.ts';
import type { Locks } from './locks.ts';
import { addWork, type Conversation } from './queue.ts';
import { sendableAt, sendNext, type SendParts } from './send.ts';

/** Works on one conversation until nothing of it is due, or it has had its share. */
export type WorkOn = (where: Conversation) => Promise<void>;

/** So many events and replies of one conversation, then others have their turn. */
const SHARE = 10;
/** How soon a conversation of a channel that hangs is looked at again. */
const CLOGGED_MS = 1_000;

/**
 * Makes what answers the events of a conversation and sends its replies, oldest first, until nothing is due. One worker at a time does: the
 * others leave at once, and whoever held the lock looks again after letting it go, so that an event that came meanwhile is not missed.
 */
export function createWorkOn(parts: AnswerParts & SendParts, locks: Locks, congestion: Congestion): WorkOn {
  const { prisma } = parts.database;
  const nextOf = inBatches((conversations: readonly Conversation[]) => oldestOf(parts, conversations));

  return async (where) => {
    const channel = parts.channels.get(where.channel);
    if (congestion.isClogged(where.channel)) {
      await addWork(prisma, [where], new Date(Date.now() + CLOGGED_MS));
      return;
    }
    for (let round = 1; ; round += 1) {
      await parts.turnstile.quiet();
      const held = await locks.tryWith(`conversation/${where.channel}/${where.conversation}`, async () => {
        await answerNext(parts, where);
        // Where its channel isn't configured in this process, the replies wait until it is.
        if (channel) await congestion.during(channel.id, () => sendNext(parts, channel, where));
      });
      const next = held ? await nextOf(where) : undefined;
      if (next?.due && round < SHARE) continue;
      // Where the oldest event and the oldest reply have to wait, somebody looks again then.
      if (next) await addWork(prisma, [where], next.due ? null : next.at);
      return;
    }
  };
}

/** What is to be done next in a conversation, and whether its time has come. */
interface Next {
  readonly at: Date;
  readonly due: boolean;
}

/** The oldest event or reply of each conversation, whichever is due first; undefined where nothing waits. */
async function oldestOf(
  { database, channels }: AnswerParts,
  conversations: readonly Conversation[],
): Promise<readonly (Next | undefined)[]> {
  const here = Prisma.sql`channel = given.channel AND conversation = given.conversation`;
  const rows = await database.prisma.$queryRaw<{ at: Date | null; due: boolean }[]>`
    SELECT oldest.at, oldest.due
    FROM unnest(
      ${conversations.map(({ channel }) => channel)}::text[], ${conversations.map(({ conversation }) => conversation)}::text[]
    ) WITH ORDINALITY AS given (channel, conversation, number)
    LEFT JOIN LATERAL (
      SELECT due_at AS at, due_at <= now() AS due FROM (
        (SELECT due_at FROM inbox_event WHERE ${here} ORDER BY at, id LIMIT 1)
        UNION ALL
        (SELECT greatest(${sendableAt}, ${holdEnds}) FROM outbox_message LEFT JOIN channel_hold AS hold USING (channel)
          WHERE ${here} AND channel = ANY (${[...channels.keys()]}) ORDER BY id LIMIT 1)
      ) AS waiting ORDER BY due_at LIMIT 1
    ) AS oldest ON true
    ORDER BY number`;
  return rows.map(({ at, due }) => (at ? { at, due } : undefined));
}
