import type { Database, Db } from '../database/database.ts';
import { storable } from '../database/storable.ts';
import { CitricsError } from '../errors.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { addWork } from '../inbox/queue.ts';
import type { Reply } from '../replies/reply.ts';
import { deletePerson } from './deletion.ts';
import type { Incoming } from './incoming.ts';
import { EMPTY_MEMORY, type Memory } from './memory.ts';
import { PrismaStorage } from './storage.ts';
import type { ConversationStore, TurnResult } from './turn-result.ts';

/** The event is no longer in the inbox: another worker answered it, or its person was forgotten. What this turn came to is void. */
export class AlreadyAnsweredError extends CitricsError {
  constructor({ channel, key }: Incoming) {
    super('already-answered', `The ${channel} event ${key} was answered by somebody else; this answer is dropped.`);
  }
}

/** Raise it when Memory changes in a way that older rows don't fit: everybody's selection begins empty then. */
export const MEMORY_VERSION = 1;

/**
 * How replies reach the person: `outbox` leaves them to the queue and takes the event out of the inbox;
 * `direct` is for a caller that shows them itself and took in no event (the terminal).
 */
export type Delivery = 'outbox' | 'direct';

export class PrismaConversationStore implements ConversationStore {
  private readonly database: Pick<Database, 'prisma'>;
  private readonly delivery: Delivery;

  constructor(database: Pick<Database, 'prisma'>, delivery: Delivery) {
    this.database = database;
    this.delivery = delivery;
  }

  async begin(incoming: Incoming): Promise<{ memory: Memory; state: TurnResult['state'] }> {
    const { prisma } = this.database;
    const { channel, person } = incoming;
    const [row, state] = await Promise.all([
      prisma.personMemory.findUnique({ where: { channel_person: { channel, person }, version: MEMORY_VERSION } }),
      new PrismaStorage(prisma, incoming).all(),
    ]);
    return { memory: row ? { ...EMPTY_MEMORY, ...(row.memory as object) } : EMPTY_MEMORY, state };
  }

  /** @throws AlreadyAnsweredError when the event isn't in the inbox any more; nothing is written then. */
  async commit(result: TurnResult): Promise<void> {
    await this.database.prisma.$transaction(async (db) => {
      if (this.delivery === 'outbox') await takeFromInbox(db, result.incoming);
      if (result.forget) await deletePerson(db, result.incoming);
      const historyIds = result.forget ? [] : await this.remember(db, result);
      if (this.delivery === 'outbox') await putIntoOutbox(db, result.incoming, result.replies, historyIds);
    });
  }

  /** Writes history, memory, dialog state and feedback; gives the history's ids of the replies. */
  private async remember(db: Db, result: TurnResult): Promise<readonly bigint[]> {
    const { incoming, state } = result;
    const historyIds = await writeHistory(db, result, this.delivery === 'direct' ? new Date() : null);
    const memory = { version: MEMORY_VERSION, memory: storable(result.memory) };
    const who = { channel: incoming.channel, person: incoming.person };
    await db.personMemory.upsert({ where: { channel_person: who }, create: { ...who, ...memory }, update: memory });
    const storage = new PrismaStorage(db, incoming);
    const gone = Object.keys(await storage.all()).filter((key) => !(key in state));
    if (gone.length > 0) await storage.delete(gone);
    await storage.write(state);
    await writeFeedback(db, result);
    return historyIds;
  }
}

/** Whoever deletes the row has the right to answer: at most one commit can. */
async function takeFromInbox(db: Db, incoming: Incoming): Promise<void> {
  const { count } = await db.inboxEvent.deleteMany({ where: { channel: incoming.channel, key: incoming.key } });
  if (count === 0) throw new AlreadyAnsweredError(incoming);
}

/** Appends what came in and what goes out; gives the ids of what goes out, in order. */
export async function writeHistory(
  db: Db,
  { incoming, understood, replies }: Pick<TurnResult, 'incoming' | 'replies'> & Partial<Pick<TurnResult, 'understood'>>,
  sentAt: Date | null,
): Promise<readonly bigint[]> {
  const { channel, person, conversation } = incoming;
  const owner = { channel, person, conversation };
  const rows: Prisma.HistoryMessageCreateManyInput[] = [
    {
      ...owner,
      direction: 'in',
      at: incoming.at,
      externalId: incoming.key,
      content: storable(incoming.event),
      ...(understood ? { understood: storable(understood) } : {}),
    },
    ...replies.map((reply) => ({
      ...owner,
      direction: 'out' as const,
      at: new Date(),
      content: storable(reply),
      sentAt,
    })),
  ];
  const written = await db.historyMessage.createManyAndReturn({ data: rows, select: { id: true, direction: true } });
  return written.filter(({ direction }) => direction === 'out').map(({ id }) => id);
}

/** Leaves replies to be sent; each with its row of the history, where it has one. */
export async function putIntoOutbox(
  db: Db,
  { channel, person, conversation, address }: Incoming,
  replies: readonly Reply[],
  historyIds: readonly bigint[],
): Promise<void> {
  if (replies.length === 0) return;
  await db.outboxMessage.createMany({
    data: replies.map((reply, i) => ({
      channel,
      person,
      conversation,
      address: storable(address),
      reply: storable(reply),
      historyId: historyIds[i],
    })),
  });
  await addWork(db, 'send', [{ channel, conversation }]);
}

async function writeFeedback(db: Db, { incoming, feedback }: TurnResult): Promise<void> {
  if (!feedback) return;
  const { channel, person, conversation, at, event } = incoming;
  await db.feedback.create({
    data: {
      channel,
      person,
      conversation,
      at,
      helpful: feedback.helpful,
      text: feedback.text === undefined ? undefined : (storable(feedback.text) as string),
      answer: event.kind === 'rating' ? event.answer : undefined,
    },
  });
}
