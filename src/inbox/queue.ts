import type { Db } from '../database/database.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** `turn`: answer the events of a conversation that wait. `send`: deliver the replies of a conversation that wait. */
export type Task = 'turn' | 'send';

/** A conversation that has something to do. The rows in inbox and outbox say what; a job only says where to look. */
export interface Conversation {
  readonly channel: string;
  readonly conversation: string;
}

/** Has conversations looked at, now or at a time; in a transaction, when it commits. */
export async function addWork(
  db: Db,
  task: Task,
  conversations: readonly Conversation[],
  at: Date | null = null,
): Promise<void> {
  if (conversations.length === 0) return;
  const rows = JSON.stringify(conversations.map(({ channel, conversation }) => ({ channel, conversation })));
  const given = Prisma.sql`SELECT * FROM json_to_recordset(${rows}::json) AS given (channel text, conversation text)`;
  await db.$executeRaw`SELECT ${addingWork(task, given, at)}`;
}

/**
 * The same as an expression within another statement, for the rows (channel, conversation) of a query. A job that waits for the same
 * conversation is replaced, so there is at most one. Their keys are in order: statements that add several never wait for each other in
 * a ring. Keys are hashes, since ids can be longer than keys may be.
 */
export function addingWork(task: Task, conversations: Prisma.Sql, at: Date | null = null): Prisma.Sql {
  return Prisma.sql`(
    SELECT count(*) FROM (
      SELECT array_agg(
        (${task}, json_build_object('channel', channel, 'conversation', conversation), NULL, ${at}::timestamptz, NULL,
          key, NULL, NULL)::graphile_worker.job_spec ORDER BY key
      ) AS specs
      FROM (
        SELECT DISTINCT channel, conversation, ${`${task}:`} || md5(channel || ':' || conversation) AS key
        FROM (${conversations}) AS given
      ) AS jobs
      HAVING count(*) > 0
    ) AS wanted, LATERAL graphile_worker.add_jobs(wanted.specs)
  )::int`;
}
