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

  /** Every item of the conversation. */
  async all(): Promise<StoreItems> {
    return this.find({});
  }

  async read(keys: string[]): Promise<StoreItems> {
    return this.find({ key: { in: keys } });
  }

  /** @throws StateConflictError when an item with an eTag other than `*` was written since it was read. */
  async write(changes: StoreItems): Promise<void> {
    await this.put(changes, Prisma.sql`false`);
  }

  /** Makes these the only items of the conversation. */
  async replace(items: StoreItems): Promise<void> {
    await this.put(items, Prisma.sql`key <> ALL (${Object.keys(items)})`);
  }

  async delete(keys: string[]): Promise<void> {
    await this.db.dialogState.deleteMany({ where: { ...this.owner, key: { in: keys } } });
  }

  private async put(changes: StoreItems, gone: Prisma.Sql): Promise<void> {
    const { channel, person, conversation } = this.owner;
    const items = (Object.entries(changes) as [string, StoreItem][]).map(([key, { eTag, ...value }]) => ({
      key,
      value,
      expected: eTag === '*' ? undefined : eTag,
      etag: randomUUID(),
    }));
    const conflicts = await this.db.$queryRaw<{ key: string }[]>`
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(${storableText(items)}::jsonb)
          AS given (key text, value jsonb, expected text, etag text)
      ), gone AS (
        DELETE FROM dialog_state
        WHERE channel = ${channel} AND person = ${person} AND conversation = ${conversation} AND ${gone}
      ), written AS (
        INSERT INTO dialog_state AS state (key, channel, person, conversation, version, etag, value, updated_at)
        SELECT key, ${channel}, ${person}, ${conversation}, ${STATE_VERSION}, etag, value, now() FROM given
        ON CONFLICT (key) DO UPDATE
          SET version = excluded.version, etag = excluded.etag, value = excluded.value, updated_at = excluded.updated_at
          WHERE state.etag = (SELECT coalesce(expected, state.etag) FROM given WHERE given.key = state.key)
        RETURNING key
      )
      SELECT key FROM given WHERE key NOT IN (SELECT key FROM written)`;
    if (conflicts[0]) throw new StateConflictError(conflicts[0].key);
  }

  private async find(where: { key?: { in: string[] } }): Promise<StoreItems> {
    const rows = await this.db.dialogState.findMany({ where: { ...this.owner, version: STATE_VERSION, ...where } });
    return Object.fromEntries(rows.map(({ key, value, etag }) => [key, { ...(value as object), eTag: etag }]));
  }
}
