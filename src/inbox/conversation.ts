import { Prisma } from '../generated/prisma/client.ts';
import { answerNext, type AnswerParts } from './answer.ts';
import { inBatches } from './batches.ts';
import { holdEnds } from './holds.ts';
import type { Locks } from './locks.ts';
import { addWork, type Conversation } from './queue.ts';
import { sendableAt, sendNext, type SendParts } from './send.ts';

/** Works on one conversation until nothing of it is due. */
export type WorkOn = (where: Conversation) => Promise<void>;

/**
 * Makes what answers the events of a conversation and sends its replies, oldest first, until nothing is due. One worker at a time does: the
 * others leave at once, and whoever held the lock looks again after letting it go, so that an event that came meanwhile is not missed.
 */
export function createWorkOn(parts: AnswerParts & SendParts, locks: Locks): WorkOn {
  const { prisma } = parts.database;
  const nextOf = inBatches((conversations: readonly Conversation[]) => oldestOf(parts, conversations));

  return async (where) => {
    const channel = parts.channels.get(where.channel);
    for (;;) {
      const held = await locks.tryWith(`conversation/${where.channel}/${where.conversation}`, async () => {
        await answerNext(parts, where);
        // Where its channel isn't configured in this process, the replies wait until it is.
        if (channel) await sendNext(parts, channel, where);
      });
      const next = held ? await nextOf(where) : undefined;
      if (next?.due) continue;
      // Where the oldest event and the oldest reply have to wait, somebody looks again then.
      if (next) await addWork(prisma, [where], next.at);
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
