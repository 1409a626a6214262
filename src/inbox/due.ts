import type { Database } from '../database/database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { numbered, type Conversation } from './conversations.ts';
import { holdEnds } from './holds.ts';
import { sendableAt } from './send.ts';

/** What is looked for. */
export interface DueOptions {
  /** The channels whose replies can be sent from here. */
  readonly sending: readonly string[];
  /** Channels that hang: what is theirs is left alone. */
  readonly clogged: readonly string[];
  /** Only what has been due for so long, in milliseconds. */
  readonly forMs: number;
}

/** At most so many conversations are found at a time; the others follow when these are done. */
const MOST = 500;

/** When a reply may be sent; SQL over the columns of `outbox_message` and `channel_hold AS hold`. */
const replyDueAt = Prisma.sql`greatest(${sendableAt}, ${holdEnds})`;

/** Which of some conversations have something to do now, in the order in which they were given. */
export async function areDue(
  { prisma }: Pick<Database, 'prisma'>,
  conversations: readonly Conversation[],
  sending: readonly string[],
): Promise<readonly boolean[]> {
  const here = Prisma.sql`channel = given.channel AND conversation = given.conversation`;
  const rows = await prisma.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM (SELECT due_at FROM inbox_event WHERE ${here} ORDER BY at, id LIMIT 1) AS event WHERE due_at <= now()
    ) OR EXISTS (
      SELECT FROM (
        SELECT ${replyDueAt} AS due_at FROM outbox_message LEFT JOIN channel_hold AS hold USING (channel)
        WHERE ${here} AND channel = ANY (${[...sending]}) ORDER BY id LIMIT 1
      ) AS reply WHERE due_at <= now()
    ) AS due
    FROM ${numbered(conversations)} ORDER BY number`;
  return rows.map(({ due }) => due);
}

/** The conversations that have something to do, whoever took it in; what has been due longest comes first. */
export async function findDue(
  { prisma }: Pick<Database, 'prisma'>,
  { sending, clogged, forMs }: DueOptions,
): Promise<readonly Conversation[]> {
  const free = Prisma.sql`channel <> ALL (${[...clogged]})`;
  return prisma.$queryRaw<Conversation[]>`
    SELECT channel, conversation FROM (
      (SELECT DISTINCT ON (channel, conversation) channel, conversation, due_at FROM inbox_event
        WHERE ${free} ORDER BY channel, conversation, at, id)
      UNION ALL
      (SELECT DISTINCT ON (channel, conversation) channel, conversation, ${replyDueAt} AS due_at
        FROM outbox_message LEFT JOIN channel_hold AS hold USING (channel)
        WHERE ${free} AND channel = ANY (${[...sending]}) AND coalesce(${holdEnds} <= now(), true)
        ORDER BY channel, conversation, id)
    ) AS oldest
    WHERE due_at <= now() - ${forMs} * interval '1 millisecond'
    GROUP BY channel, conversation ORDER BY min(due_at) LIMIT ${MOST}`;
}
