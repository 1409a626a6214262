import { randomUUID } from 'node:crypto';
import type { Storage, StoreItem, StoreItems } from 'botbuilder';
import type { Db } from '../database/database.ts';
import { storableText } from '../database/storable.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { CitricsError } from '../errors.ts';

/** Somebody else wrote the same state since it was read. */
export class StateConflictError extends CitricsError {
  constructor(key: string) {
    super(
      'state-conflict',
      `The dialog state ${key} was changed since it was read; read it again and repeat the turn.`,
    );
  }
}

/** Whose state it is: it goes when that person is forgotten. */
export interface StateOwner {
  readonly channel: string;
  readonly person: string;
  readonly conversation: string;
}

/** Raise it when dialogs change in a way that older state doesn't fit: a person in the middle of one begins anew. */
const STATE_VERSION = 1;

/** botbuilder's Storage of one person's conversation, on PostgreSQL. State of another version of the code is not read. */
export class PrismaStorage implements Storage {
  private readonly db: Db;
  private readonly owner: StateOwner;

  constructor(db: Db, { channel, person, conversation }: StateOwner) {
    this.db = db;
    this.owner = { channel, person, conversation };
  }

  async read(keys: string[]): Promise<StoreItems> {
    const rows = await this.db.dialogState.findMany({
      where: { ...this.owner, version: STATE_VERSION, key: { in: keys } },
    });
    return Object.fromEntries(rows.map(({ key, value, etag }) => [key, { ...(value as object), eTag: etag }]));
  }

  /** @throws StateConflictError when an item with an eTag other than `*` was written since it was read. */
  async write(changes: StoreItems): Promise<void> {
    const conflicts = await this.db.$queryRaw<{ key: string }[]>`
      WITH taken AS (SELECT), ${writingState(this.owner, changes, { others: 'keep' })}
      SELECT key FROM given_state WHERE key NOT IN (SELECT key FROM written_state)`;
    if (conflicts[0]) throw new StateConflictError(conflicts[0].key);
  }

  async delete(keys: string[]): Promise<void> {
    await this.db.dialogState.deleteMany({ where: { ...this.owner, key: { in: keys } } });
  }
}

/** All state of a conversation as botbuilder's StoreItems; SQL over the columns of `event`. */
export const stateOfEvent = Prisma.sql`(
    SELECT coalesce(jsonb_object_agg(key, value || jsonb_build_object('eTag', etag)), '{}') FROM dialog_state AS state
    WHERE state.channel = event.channel AND state.person = event.person AND state.conversation = event.conversation
      AND version = ${STATE_VERSION}
  )`;

/**
 * The parts of a WITH that write dialog state if the part `taken` before them has a row. `given_state` has the items, `written_state` the
 * keys of those that had the eTag that was expected.
 */
export function writingState(
  { channel, person, conversation }: StateOwner,
  changes: StoreItems,
  { others }: { readonly others: 'keep' | 'delete' },
): Prisma.Sql {
  const items = (Object.entries(changes) as [string, StoreItem][]).map(([key, { eTag, ...value }]) => ({
    key,
    value,
    expected: eTag === '*' ? undefined : eTag,
    etag: randomUUID(),
  }));
  return Prisma.sql`given_state AS (
      SELECT given.* FROM taken, jsonb_to_recordset(${storableText(items)}::jsonb)
        AS given (key text, value jsonb, expected text, etag text)
    ), gone_state AS (
      DELETE FROM dialog_state USING taken
      WHERE channel = ${channel} AND person = ${person} AND conversation = ${conversation}
        AND ${others === 'delete'} AND key <> ALL (${items.map(({ key }) => key)})
    ), written_state AS (
      INSERT INTO dialog_state AS state (key, channel, person, conversation, version, etag, value, updated_at)
      SELECT key, ${channel}, ${person}, ${conversation}, ${STATE_VERSION}, etag, value, now() FROM given_state
      ON CONFLICT (key) DO UPDATE
        SET version = excluded.version, etag = excluded.etag, value = excluded.value, updated_at = excluded.updated_at
        WHERE state.etag = (SELECT coalesce(expected, state.etag) FROM given_state AS given WHERE given.key = state.key)
      RETURNING key
    )`;
}
