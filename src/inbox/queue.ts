import type { Db } from '../database/database.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** The queue's one kind of job. */
export const TASK = 'conversation';

/** A conversation that has something to do. The rows in inbox and outbox say what; a job only says where to look. */
export interface Conversation {
  readonly channel: string;
  readonly conversation: string;
}

/** Has conversations looked at, now or at a time; in a transaction, when it commits. */
export async function addWork(db: Db, conversations: readonly Conversation[], at: Date | null = null): Promise<void> {
  if (conversations.length === 0) return;
  const rows = JSON.stringify(conversations.map(({ channel, conversation }) => ({ channel, conversation })));
  const given = Prisma.sql`SELECT * FROM json_to_recordset(${rows}::json) AS given (channel text, conversation text)`;
  await db.$executeRaw`SELECT ${addingWork(given, at)}`;
}

/** Removes the jobs of a conversation but one that runs, and gives back how many those were. */
export async function removeWork(db: Db, where: Conversation): Promise<number> {
  const [result] = await db.$queryRaw<{ removed: number }[]>`
    SELECT count(*)::int AS removed FROM graphile_worker.complete_jobs(ARRAY(SELECT id FROM ${waitingJobs(where)})) AS removed`;
  return result?.removed ?? 0;
}

/** How many jobs of a conversation wait. */
export async function countWork(db: Db, where: Conversation): Promise<number> {
  const [result] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${waitingJobs(where)}`;
  return result?.count ?? 0;
}

function waitingJobs({ channel, conversation }: Conversation): Prisma.Sql {
  return Prisma.sql`(
    SELECT id FROM graphile_worker.jobs WHERE split_part(key, '@', 1) = md5(${channel} || ':' || ${conversation}) AND locked_at IS NULL
  ) AS waiting`;
}

/**
 * The same as an expression within another statement, for the rows (channel, conversation) of a query. A conversation has at most one job
 * that waits for the same time: a look put off must never put off one that is due. Their keys are in order: statements that add several
 * never wait for each other in a ring. Keys are hashes, since ids can be longer than keys may be.
 */
export function addingWork(conversations: Prisma.Sql, at: Date | null = null): Prisma.Sql {
  return Prisma.sql`(
    SELECT count(*) FROM (
      SELECT array_agg(
        (${TASK}, json_build_object('channel', channel, 'conversation', conversation), NULL, ${at}::timestamptz, NULL,
          key, NULL, NULL)::graphile_worker.job_spec ORDER BY key
      ) AS specs
      FROM (
        SELECT DISTINCT channel, conversation, md5(channel || ':' || conversation) || ${at ? `@${at.toISOString()}` : ''} AS key
        FROM (${conversations}) AS given
      ) AS jobs
      HAVING count(*) > 0
    ) AS wanted, LATERAL graphile_worker.add_jobs(wanted.specs)
  )::int`;
}
