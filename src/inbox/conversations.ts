import { Prisma } from '../generated/prisma/client.ts';

/** A conversation of a channel. The rows in inbox and outbox say what is to do in it. */
export interface Conversation {
  readonly channel: string;
  readonly conversation: string;
}

/** A row about one of several conversations that were given to a statement. */
export interface Numbered {
  /** Which of them, from 1. */
  readonly number: bigint;
}

/** The rows (channel, conversation, number) of conversations as `given`, in their order; SQL for a FROM. */
export function numbered(conversations: readonly Conversation[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${conversations.map(({ channel }) => channel)}::text[], ${conversations.map(({ conversation }) => conversation)}::text[]
  ) WITH ORDINALITY AS given (channel, conversation, number)`;
}

/** The row of each of so many conversations; undefined where it has none. */
export function byNumber<Row extends Numbered>(rows: readonly Row[], count: number): readonly (Row | undefined)[] {
  const found = new Map(rows.map((row) => [Number(row.number), row]));
  return Array.from({ length: count }, (_, at) => found.get(at + 1));
}
