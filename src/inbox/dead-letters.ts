import { z } from 'zod';
import type { Database, Db } from '../database/database.ts';
import { storable } from '../database/storable.ts';
import { CitricsError } from '../errors.ts';
import type { DeadLetter, Prisma } from '../generated/prisma/client.ts';
import type { Conversation } from './conversations.ts';

type InboxRow = Prisma.InboxEventGetPayload<object>;
type OutboxRow = Prisma.OutboxMessageGetPayload<object>;

/** What is kept of an event that could not be answered. */
const turnContent = z.object({ key: z.string(), at: z.coerce.date(), event: z.unknown(), address: z.unknown() });
/** What is kept of a reply that could not be sent. */
const sendContent = z.object({
  reply: z.unknown(),
  address: z.unknown(),
  /** What of it went out before, and the row of the history that it is. */
  delivered: z.number().default(0),
  messageIds: z.array(z.string()).default([]),
  historyId: z.string().nullish(),
});

export async function buryEvent(db: Db, row: InboxRow, cause: unknown): Promise<void> {
  const { key, at, event, address } = row;
  await bury(db, 'turn', row, { key, at, event, address }, cause);
}

export async function buryReply(db: Db, row: OutboxRow, cause: unknown): Promise<void> {
  const { reply, address, delivered, messageIds, historyId } = row;
  await bury(db, 'send', row, { reply, address, delivered, messageIds, historyId: historyId?.toString() }, cause);
}

async function bury(
  db: Db,
  kind: DeadLetter['kind'],
  { channel, person, conversation }: Conversation & { readonly person: string },
  content: object,
  cause: unknown,
): Promise<void> {
  await db.deadLetter.create({
    data: {
      kind,
      channel,
      person,
      conversation,
      content: storable(content),
      code: codeOf(cause),
      error: messageOf(cause),
    },
  });
}

export async function listDeadLetters(db: Db): Promise<readonly DeadLetter[]> {
  return db.deadLetter.findMany({ orderBy: { id: 'asc' } });
}

/** Puts a dead letter back where it failed, where it is found and tried again. False when there is no such letter. */
export async function replayDeadLetter({ prisma }: Pick<Database, 'prisma'>, id: bigint): Promise<boolean> {
  return prisma.$transaction(async (db) => {
    const letter = await db.deadLetter.findUnique({ where: { id } });
    if (!letter) return false;
    const { kind, channel, person, conversation } = letter;
    const owner = { channel, person, conversation };
    if (kind === 'turn') {
      const { key, at, event, address } = turnContent.parse(letter.content);
      // It was noted as said when it was given up, and will be again when it is answered.
      await db.historyMessage.deleteMany({ where: { ...owner, direction: 'in', externalId: key } });
      await db.inboxEvent.create({ data: { ...owner, key, at, event: storable(event), address: storable(address) } });
    } else {
      const { reply, address, historyId, ...progress } = sendContent.parse(letter.content);
      await db.outboxMessage.create({
        data: {
          ...owner,
          ...progress,
          reply: storable(reply),
          address: storable(address),
          historyId: historyId ? BigInt(historyId) : null,
        },
      });
    }
    await db.deadLetter.delete({ where: { id } });
    return true;
  });
}

export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function codeOf(cause: unknown): string {
  if (cause instanceof CitricsError) return cause.code;
  return cause instanceof Error ? cause.name : 'unknown';
}
