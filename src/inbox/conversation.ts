import { Prisma } from '../generated/prisma/client.ts';
import { answerNext, type AnswerParts } from './answer.ts';
import { holdEnds } from './holds.ts';
import type { Locks } from './locks.ts';
import { addWork, type Conversation } from './queue.ts';
import { sendableAt, sendNext, type SendParts } from './send.ts';

/**
 * Answers the events of one conversation and sends its replies, oldest first, until nothing is due. One worker at a time does: the
 * others leave at once, and whoever held the lock looks again after letting it go, so that an event that came meanwhile is not missed.
 */
export async function workOn(parts: AnswerParts & SendParts, locks: Locks, where: Conversation): Promise<void> {
  const channel = parts.channels.get(where.channel);
  let held: boolean;
  do {
    held = await locks.tryWith(`conversation/${where.channel}/${where.conversation}`, async () => {
      await answerNext(parts, where);
      // Where its channel isn't configured in this process, the replies wait until it is.
      if (channel) await sendNext(parts, channel, where);
    });
  } while (held && (await hasDue(parts, where, { sends: channel !== undefined })));
}

/** Whether to go on; where the oldest event and the oldest reply have to wait, sees to it that somebody looks again then. */
async function hasDue(
  { database: { prisma } }: AnswerParts,
  where: Conversation,
  { sends }: { readonly sends: boolean },
): Promise<boolean> {
  const here = Prisma.sql`channel = ${where.channel} AND conversation = ${where.conversation}`;
  const [next] = await prisma.$queryRaw<{ at: Date; due: boolean }[]>`
    SELECT due_at AS at, due_at <= now() AS due FROM (
      (SELECT due_at FROM inbox_event WHERE ${here} ORDER BY at, id LIMIT 1)
      UNION ALL
      (SELECT greatest(${sendableAt}, ${holdEnds}) FROM outbox_message LEFT JOIN channel_hold AS hold USING (channel)
        WHERE ${here} AND ${sends} ORDER BY id LIMIT 1)
    ) AS oldest ORDER BY due_at LIMIT 1`;
  if (next && !next.due) await addWork(prisma, [where], next.at);
  return next?.due === true;
}
