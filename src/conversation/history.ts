import type { Database, Db } from '../database/database.ts';
import { storable, storableText } from '../database/storable.ts';
import { CitricsError } from '../errors.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { addingWork } from '../inbox/queue.ts';
import type { Reply } from '../replies/reply.ts';
import { deletePerson } from './deletion.ts';
import type { Incoming, IncomingEvent } from './incoming.ts';
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
    const { incoming } = result;
    await this.database.prisma.$transaction(async (db) => {
      if (this.delivery === 'outbox' && !(await takeFromInbox(db, incoming))) throw new AlreadyAnsweredError(incoming);
      if (result.forget) {
        await deletePerson(db, incoming);
        await this.deliver(db, incoming, result.replies, { remembered: false });
        return;
      }
      await writeTurn(db, result);
      await new PrismaStorage(db, incoming).replace(result.state);
      await this.deliver(db, incoming, result.replies, { remembered: true });
    });
  }

  private async deliver(
    db: Db,
    incoming: Incoming,
    replies: readonly Reply[],
    { remembered }: { readonly remembered: boolean },
  ): Promise<void> {
    if (this.delivery === 'outbox') await putIntoOutbox(db, incoming, replies, { remembered });
    else if (remembered) await writeReplies(db, incoming, replies);
  }
}

/** Whoever takes the event out has the right to answer it: at most one can. */
export async function takeFromInbox(db: Db, { channel, key }: Incoming): Promise<boolean> {
  return (await db.$executeRaw`DELETE FROM inbox_event WHERE channel = ${channel} AND key = ${key}`) > 0;
}

/** Writes what came in, what is remembered, and feedback. One statement: every turn waits for it. */
async function writeTurn(db: Db, { incoming, understood, memory, feedback }: TurnResult): Promise<void> {
  const { channel, person, conversation, at, event } = incoming;
  await db.$executeRaw`
    WITH remembered AS (
      INSERT INTO person_memory (channel, person, version, memory, updated_at)
      VALUES (${channel}, ${person}, ${MEMORY_VERSION}, ${storableText(memory)}::jsonb, now())
      ON CONFLICT (channel, person) DO UPDATE
        SET version = excluded.version, memory = excluded.memory, updated_at = excluded.updated_at
    ), praised AS (
      INSERT INTO feedback (channel, person, conversation, at, helpful, text, answer)
      SELECT ${channel}, ${person}, ${conversation}, ${at}, given ->> 'helpful' = 'true', given ->> 'text', given ->> 'answer'
      FROM (SELECT ${feedback ? storableText({ ...feedback, answer: ratedAnswer(event) }) : null}::jsonb AS given) AS given
      WHERE given IS NOT NULL
    )
    INSERT INTO history_message (channel, person, conversation, direction, at, external_id, content, understood)
    VALUES (${channel}, ${person}, ${conversation}, 'in', ${at}, ${incoming.key}, ${storableText(event)}::jsonb,
      ${storableText(understood)}::jsonb)`;
}

function ratedAnswer(event: IncomingEvent): string | undefined {
  return event.kind === 'rating' ? event.answer : undefined;
}

/** Leaves replies to be sent, in order; in the history too, unless their person is forgotten. */
async function putIntoOutbox(
  db: Db,
  { channel, person, conversation, address }: Incoming,
  replies: readonly Reply[],
  { remembered }: { readonly remembered: boolean },
): Promise<void> {
  if (replies.length === 0) return;
  await db.$queryRaw`
    WITH given AS (
      SELECT reply, position FROM jsonb_array_elements(${storableText(replies)}::jsonb) WITH ORDINALITY AS given (reply, position)
    ), written AS (
      INSERT INTO history_message (channel, person, conversation, direction, at, content)
      SELECT ${channel}, ${person}, ${conversation}, 'out', now(), reply FROM given WHERE ${remembered} ORDER BY position
      RETURNING id
    ), numbered AS (
      SELECT id, row_number() OVER (ORDER BY id) AS position FROM written
    ), left_to_send AS (
      INSERT INTO outbox_message (channel, person, conversation, address, reply, history_id)
      SELECT ${channel}, ${person}, ${conversation}, ${storableText(address)}::jsonb, reply, id
      FROM given LEFT JOIN numbered USING (position) ORDER BY position
      RETURNING channel, conversation
    )
    SELECT ${addingWork('send', Prisma.sql`SELECT channel, conversation FROM left_to_send`)} AS jobs`;
}

/** Replies that the caller shows itself. */
async function writeReplies(db: Db, incoming: Incoming, replies: readonly Reply[]): Promise<void> {
  const { channel, person, conversation } = incoming;
  const at = new Date();
  await db.historyMessage.createMany({
    data: replies.map((said) => ({
      channel,
      person,
      conversation,
      direction: 'out' as const,
      at,
      sentAt: at,
      content: storable(said),
    })),
  });
}

/** An event that is given up: what came in, and the apology. */
export async function apologise(db: Db, incoming: Incoming, apology: Reply): Promise<void> {
  const { channel, person, conversation, at, key, event } = incoming;
  await db.historyMessage.create({
    data: { channel, person, conversation, direction: 'in', at, externalId: key, content: storable(event) },
  });
  await putIntoOutbox(db, incoming, [apology], { remembered: true });
}
