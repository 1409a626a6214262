import pg from 'pg';

/**
 * Locks of this process, held by one connection of its own: when the process dies, however it dies, PostgreSQL closes the
 * connection and every lock is free at once. When the connection is cut the locks are gone too, and `lost` resolves.
 */
export class Locks {
  readonly lost: Promise<void>;
  private readonly client: pg.Client;
  private readonly held = new Set<string>();
  private queue: Promise<unknown> = Promise.resolve();

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
    const taken = await this.ask('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS yes', name).catch(
      (cause: unknown) => {
        this.held.delete(name);
        throw cause;
      },
    );
    if (!taken) this.held.delete(name);
    return taken;
  }

  async release(name: string): Promise<void> {
    this.held.delete(name);
    await this.ask('SELECT pg_advisory_unlock(hashtextextended($1, 0)) AS yes', name);
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

  /** Asks one thing after the other: a name is let go of before it is taken again. */
  private async ask(text: string, name: string): Promise<boolean> {
    const asked = this.queue.then(() => this.client.query<{ yes: boolean }>({ name: text, text, values: [name] }));
    this.queue = asked.catch(() => undefined);
    const { rows } = await asked;
    return rows[0]?.yes === true;
  }
}
