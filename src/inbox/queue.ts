import type { Db } from '../database/database.ts';

/** `turn`: answer the events of a conversation that wait. `send`: deliver the replies of a conversation that wait. */
export type Task = 'turn' | 'send';

/** A conversation that has something to do. The rows in inbox and outbox say what; a job only says where to look. */
export interface Conversation {
  readonly channel: string;
  readonly conversation: string;
}

/**
 * Has the conversations looked at, now or at a time; in a transaction, when it commits. A job that waits for the same conversation
 * is replaced, so there is at most one. The keys are in order: transactions that add several jobs never wait for each other in a ring.
 */
export async function addWork(db: Db, task: Task, conversations: readonly Conversation[], at?: Date): Promise<void> {
  if (conversations.length === 0) return;
  const jobs = new Map(
    conversations.map(({ channel, conversation }) => [`${task}:${channel}:${conversation}`, { channel, conversation }]),
  );
  const specs = [...jobs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, payload]) => ({ key: key.slice(0, 512), payload }));
  await db.$executeRaw`
    SELECT graphile_worker.add_jobs(array_agg(
      (${task}, spec -> 'payload', NULL, ${at ?? null}::timestamptz, NULL, spec ->> 'key', NULL, NULL)::graphile_worker.job_spec
      ORDER BY spec ->> 'key'
    ))
    FROM json_array_elements(${JSON.stringify(specs)}::json) AS spec`;
}
