import type { StoreItems } from 'botbuilder';
import type { Database, Db } from '../database/database.ts';
import { storable, storableText } from '../database/storable.ts';
import { CitricsError } from '../errors.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Reply } from '../replies/reply.ts';
import { deletePerson } from './deletion.ts';
import type { Incoming, IncomingEvent } from './incoming.ts';
import { EMPTY_MEMORY, type Memory } from './memory.ts';
import { stateOfEvent, writingState } from './storage.ts';
import type { ConversationStore, TurnResult, TurnStart } from './turn-result.ts';

/** The event is no longer in the inbox: another worker answered it, or its person was forgotten. What this turn came to is void. */
export class AlreadyAnsweredError extends CitricsError {
  constructor({ channel, key }: Incoming) {
    super('already-answered', `The ${channel} event ${key} was answered by somebody else; this answer is dropped.`);
  }
}

/** Raise it when Memory changes in a way that older rows don't fit: everybody's selection begins empty then. */
export const MEMORY_VERSION = 1;

/** What a turn of an event starts from; SQL over the columns of `event`, so that whoever finds the event reads this along with it. */
export const startColumns = Prisma.sql`
  (SELECT memory FROM person_memory AS one
    WHERE one.channel = event.channel AND one.person = event.person AND version = ${MEMORY_VERSION}) AS memory,
  ${stateOfEvent} AS state`;

/** What `startColumns` select. */
export interface StartColumns {
  readonly memory: Partial<Memory> | null;
  readonly state: StoreItems;
}

export function startOf({ memory, state }: StartColumns): TurnStart {
  return { memory: { ...EMPTY_MEMORY, ...memory }, state };
}

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

  async begin({ channel, person, conversation }: Incoming): Promise<TurnStart> {
    const [row] = await this.database.prisma.$queryRaw<StartColumns[]>`
      SELECT ${startColumns} FROM (VALUES (${channel}, ${person}, ${conversation})) AS event (channel, person, conversation)`;
    return startOf(row ?? { memory: null, state: {} });
  }

  /** @throws AlreadyAnsweredError when the event isn't in the inbox any more; nothing is written then. */
  async commit(result: TurnResult): Promise<void> {
    if (result.forget) await this.forget(result);
    else if (!(await this.write(result))) throw new AlreadyAnsweredError(result.incoming);
  }

  /** Only the last reply is left of the person. */
  private async forget({ incoming, replies }: TurnResult): Promise<void> {
    const outbox = this.delivery === 'outbox';
    await this.database.prisma.$transaction(async (db) => {
      if (outbox && !(await takeFromInbox(db, incoming))) throw new AlreadyAnsweredError(incoming);
      await deletePerson(db, incoming, incoming.at);
      if (outbox) for (const reply of replies) await leaveToSend(db, incoming, reply);
    });
  }

  /**
   * Writes all that a turn came to, unless the event is gone from the inbox. One statement, since every turn waits for it. Nobody else
   * can have changed the dialog state meanwhile: that takes the event as well.
   */
  private async write({ incoming, understood, memory, feedback, state, replies }: TurnResult): Promise<boolean> {
    const { channel, person, conversation, at, event, key, address } = incoming;
    const outbox = this.delivery === 'outbox';
    const rated = feedback && { ...feedback, answer: ratedAnswer(event) };
    const [result] = await this.database.prisma.$queryRaw<{ taken: boolean }[]>`
      WITH taken AS (
        ${outbox ? takingFromInbox(incoming) : Prisma.sql`SELECT`}
      ), remembered AS (
        INSERT INTO person_memory (channel, person, version, memory, updated_at)
        SELECT ${channel}, ${person}, ${MEMORY_VERSION}, ${storableText(memory)}::jsonb, now() FROM taken
        ON CONFLICT (channel, person) DO UPDATE
          SET version = excluded.version, memory = excluded.memory, updated_at = excluded.updated_at
      ), rated AS (
        INSERT INTO feedback (channel, person, conversation, at, helpful, text, answer)
        SELECT ${channel}, ${person}, ${conversation}, ${at}, given ->> 'helpful' = 'true', given ->> 'text', given ->> 'answer'
        FROM taken, (SELECT ${rated ? storableText(rated) : null}::jsonb AS given) AS given WHERE given IS NOT NULL
      ), ${writingState(incoming, overwriting(state), { others: 'delete' })}, said AS (
        SELECT reply, position FROM taken,
          jsonb_array_elements(${storableText(replies)}::jsonb) WITH ORDINALITY AS given (reply, position)
      ), written AS (
        INSERT INTO history_message (channel, person, conversation, direction, at, external_id, content, understood, sent_at)
        SELECT ${channel}, ${person}, ${conversation}, direction, at, external_id, content, understood, sent_at FROM (
          SELECT 0 AS position, 'in'::"Direction" AS direction, ${at}::timestamptz AS at, ${key} AS external_id,
            ${storableText(event)}::jsonb AS content, ${storableText(understood)}::jsonb AS understood, NULL::timestamptz AS sent_at
          FROM taken
          UNION ALL
          SELECT position, 'out', now(), NULL, reply, NULL, CASE WHEN ${outbox} THEN NULL ELSE now() END FROM said
        ) AS messages ORDER BY position
        RETURNING id
      ), numbered AS (
        SELECT id, row_number() OVER (ORDER BY id) - 1 AS position FROM written
      ), left_to_send AS (
        INSERT INTO outbox_message (channel, person, conversation, address, reply, history_id)
        SELECT ${channel}, ${person}, ${conversation}, ${storableText(address)}::jsonb, reply, id
        FROM said JOIN numbered USING (position) WHERE ${outbox} ORDER BY position
      )
      SELECT EXISTS (SELECT FROM taken) AS taken`;
    return result?.taken === true;
  }
}

/** Whoever takes the event out has the right to answer it: at most one can. */
export async function takeFromInbox(db: Db, incoming: Incoming): Promise<boolean> {
  return (await db.$queryRaw<unknown[]>(takingFromInbox(incoming))).length > 0;
}

function takingFromInbox({ channel, key }: Incoming): Prisma.Sql {
  return Prisma.sql`DELETE FROM inbox_event WHERE channel = ${channel} AND key = ${key} RETURNING id`;
}

function ratedAnswer(event: IncomingEvent): string | undefined {
  return event.kind === 'rating' ? event.answer : undefined;
}

function overwriting(state: StoreItems): StoreItems {
  return Object.fromEntries(Object.entries(state).map(([key, item]) => [key, { ...(item as object), eTag: '*' }]));
}

async function leaveToSend(db: Db, incoming: Incoming, reply: Reply, historyId?: bigint): Promise<void> {
  const { channel, person, conversation, address } = incoming;
  await db.outboxMessage.create({
    data: { channel, person, conversation, address: storable(address), reply: storable(reply), historyId },
  });
}

/** An event that is given up: what came in, and the apology. */
export async function apologise(db: Db, incoming: Incoming, apology: Reply): Promise<void> {
  const { channel, person, conversation, at, key, event } = incoming;
  const message = { channel, person, conversation };
  await db.historyMessage.create({
    data: { ...message, direction: 'in', at, externalId: key, content: storable(event) },
  });
  const { id } = await db.historyMessage.create({
    data: { ...message, direction: 'out', at: new Date(), content: storable(apology) },
  });
  await leaveToSend(db, incoming, apology, id);
}
