import type { Activity } from 'botbuilder';

/** An activity of a web chat with its place in the order of its conversation. */
export interface LoggedActivity {
  readonly id: bigint;
  readonly at: Date;
  readonly activity: Partial<Activity>;
}

/** What was said in web chats, both sides, in order; kept in PostgreSQL, so that any replica can show any conversation. */
export interface ActivityLog {
  /** Adds activities, all or none; gives the position of the last. */
  append(conversation: string, activities: readonly Partial<Activity>[]): Promise<bigint>;
  /** Activities after a position, oldest first, at most `limit`. */
  after(conversation: string, position: bigint, limit: number): Promise<readonly LoggedActivity[]>;
}
