import pg from 'pg';

/**
 * Locks of this process, held by one connection of its own: when the process dies, however it dies, PostgreSQL closes the
 * connection and every lock is free at once. When the connection is cut the locks are gone too, and `lost` resolves.
 */
export class Locks {
  readonly lost: Promise<void>;
  private readonly client: pg.Client;
  private readonly held = new Set<string>();

  private constructor(client: pg.Client) {
    this.client = client;
    this.lost = new Promise((resolve) => client.once('end', resolve));
  }

  static async open(url: string): Promise<Locks> {
    const client = new pg.Client({ connectionString: url, application_name: 'citrics locks', keepAlive: true });
    client.on('error', () => undefined); // 'end' follows
    await client.connect();
    return new Locks(client);
  }

  /** Takes a lock unless somebody has it, in this process or another. */
  async tryTake(name: string): Promise<boolean> {
    if (this.held.has(name)) return false;
    this.held.add(name);
    try {
      const { rows } = await this.client.query<{ taken: boolean }>({
        name: 'take',
        text: 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
        values: [name],
      });
      if (rows[0]?.taken === true) return true;
    } catch (cause) {
      this.held.delete(name);
      throw cause;
    }
    this.held.delete(name);
    return false;
  }

  async release(name: string): Promise<void> {
    this.held.delete(name);
    await this.client.query({
      name: 'release',
      text: 'SELECT pg_advisory_unlock(hashtextextended($1, 0))',
      values: [name],
    });
  }

  /** Runs work while holding a lock; undefined when somebody else holds it. */
  async tryWith<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.tryTake(name))) return undefined;
    try {
      return await work();
    } finally {
      await this.release(name).catch(() => undefined); // the connection was cut: the lock is free already
    }
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
