import pg from 'pg';
import { KEEP_ALIVE } from '../database/database.ts';
import { inBatches } from './batches.ts';

interface Wish {
  readonly name: string;
  readonly take: boolean;
}

/** Evaluated from the first name to the last. */
const SQL = `
  SELECT CASE WHEN take THEN pg_try_advisory_lock(hashtextextended(name, 0))
    ELSE pg_advisory_unlock(hashtextextended(name, 0)) END AS yes
  FROM unnest($1::text[], $2::boolean[]) AS wishes (name, take)`;

/**
 * Locks of this process, held by one connection of its own: when the process dies, however it dies, PostgreSQL closes the
 * connection and every lock is free at once. When the connection is cut the locks are gone too, and `lost` resolves.
 */
export class Locks {
  readonly lost: Promise<void>;
  private readonly client: pg.Client;
  private readonly held = new Set<string>();
  private readonly ask = inBatches((wishes: readonly Wish[]) => this.settle(wishes));

  private constructor(client: pg.Client) {
    this.client = client;
    this.lost = new Promise((resolve) => client.once('end', resolve));
  }

  static async open(url: string): Promise<Locks> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'citrics locks',
      connectionTimeoutMillis: 10_000,
      ...KEEP_ALIVE,
    });
    client.on('error', () => undefined); // 'end' follows
    await client.connect();
    return new Locks(client);
  }

  /** Takes a lock unless somebody has it, in this process or another. */
  async tryTake(name: string): Promise<boolean> {
    if (this.held.has(name)) return false;
    this.held.add(name);
    const taken = await this.ask({ name, take: true }).catch((cause: unknown) => {
      this.held.delete(name);
      void this.close(); // whether it was taken nobody knows: no lock of this connection counts any more
      throw cause;
    });
    if (!taken) this.held.delete(name);
    return taken;
  }

  async release(name: string): Promise<void> {
    this.held.delete(name);
    await this.ask({ name, take: false });
  }

  /** Runs work while holding a lock; false when somebody else holds it. */
  async tryWith(name: string, work: () => Promise<void>): Promise<boolean> {
    if (!(await this.tryTake(name))) return false;
    try {
      await work();
      return true;
    } finally {
      await this.release(name).catch(() => undefined); // the connection was cut: the lock is free already
    }
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  /** What is let go of comes first: it may be wanted again in the same batch, by somebody who saw that it is free here. */
  private async settle(wishes: readonly Wish[]): Promise<readonly boolean[]> {
    const inOrder = [...wishes.filter(({ take }) => !take), ...wishes.filter(({ take }) => take)];
    const { rows } = await this.client.query<{ yes: boolean }>({
      name: 'locks',
      text: SQL,
      values: [inOrder.map(({ name }) => name), inOrder.map(({ take }) => take)],
    });
    const answers = new Map(inOrder.map((wish, at) => [wish, rows[at]?.yes === true]));
    return wishes.map((wish) => answers.get(wish) === true);
  }
}
