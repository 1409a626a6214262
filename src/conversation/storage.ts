import { randomUUID } from 'node:crypto';
import type { Storage, StoreItem, StoreItems } from 'botbuilder';
import type { Db } from '../database/database.ts';
import { storable } from '../database/storable.ts';
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
export const STATE_VERSION = 1;

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
    for (const [key, item] of Object.entries(changes) as [string, StoreItem][]) {
      const { eTag, ...value } = item;
      const row = { ...this.owner, version: STATE_VERSION, etag: randomUUID(), value: storable(value) };
      if (eTag === undefined || eTag === '*') {
        await this.db.dialogState.upsert({ where: { key }, create: { key, ...row }, update: row });
      } else {
        const { count } = await this.db.dialogState.updateMany({ where: { key, etag: eTag }, data: row });
        if (count === 0) throw new StateConflictError(key);
      }
    }
  }

  async delete(keys: string[]): Promise<void> {
    await this.db.dialogState.deleteMany({ where: { ...this.owner, key: { in: keys } } });
  }

  private async find(where: { key?: { in: string[] } }): Promise<StoreItems> {
    const rows = await this.db.dialogState.findMany({ where: { ...this.owner, version: STATE_VERSION, ...where } });
    return Object.fromEntries(rows.map(({ key, value, etag }) => [key, { ...(value as object), eTag: etag }]));
  }
}
