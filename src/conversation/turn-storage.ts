import type { Storage, StoreItems } from 'botbuilder';

/**
 * Dialog state for the length of a turn: filled before it from the database, read back after it, so that state is written in the
 * same transaction as the replies. Turns of one conversation never overlap, and conversations have keys of their own.
 */
export class TurnStorage implements Storage {
  private readonly items = new Map<string, unknown>();

  read(keys: string[]): Promise<StoreItems> {
    const found: StoreItems = {};
    for (const key of keys) if (this.items.has(key)) found[key] = structuredClone(this.items.get(key));
    return Promise.resolve(found);
  }

  write(changes: StoreItems): Promise<void> {
    for (const [key, value] of Object.entries(changes) as [string, unknown][])
      this.items.set(key, structuredClone(value));
    return Promise.resolve();
  }

  delete(keys: string[]): Promise<void> {
    for (const key of keys) this.items.delete(key);
    return Promise.resolve();
  }

  /** Takes the state of one conversation out again; its keys begin with `prefix`. */
  take(prefix: string): StoreItems {
    const taken: StoreItems = {};
    for (const [key, value] of this.items) {
      if (!key.startsWith(prefix)) continue;
      taken[key] = value;
      this.items.delete(key);
    }
    return taken;
  }
}
