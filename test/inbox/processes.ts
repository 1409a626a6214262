import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import type { Channel } from '../../src/channels/channel.ts';
import type { RunTurn } from '../../src/conversation/turn-result.ts';
import { openDatabase, type Database } from '../../src/database/database.ts';
import { testDatabase } from '../support/database.ts';
import { echo, testWorker, type TestWorker } from '../support/worker.ts';

/** Processes of the app on one fresh database, in this process and beside it. */
export class Processes {
  readonly database: Database;
  private running: TestWorker[] = [];
  private readonly others: Database[] = [];
  private readonly children: ChildProcess[] = [];

  private constructor(database: Database) {
    this.database = database;
  }

  static async open(): Promise<Processes> {
    return new Processes(await testDatabase());
  }

  async close(): Promise<void> {
    await this.stop();
    for (const child of this.children) child.kill('SIGKILL');
    await Promise.all(this.others.map((other) => other.close()));
    await this.database.close();
  }

  async start(channel: Channel, runTurn: RunTurn = echo): Promise<TestWorker> {
    return this.startOn(this.database, channel, runTurn);
  }

  /** One more process of the app, as far as the database can tell. */
  async startReplica(channel: Channel, runTurn: RunTurn = echo): Promise<TestWorker> {
    const other = await openDatabase(this.database.url);
    this.others.push(other);
    return this.startOn(other, channel, runTurn);
  }

  /** Ends in order what was started in this process. */
  async stop(): Promise<void> {
    const ending = this.running;
    this.running = [];
    await Promise.all(ending.map(({ worker }) => worker.stop()));
  }

  /** A process of its own that hangs in its first turn or send. `line` resolves once it has said that it is there. */
  async startProcess(where: 'turn' | 'send'): Promise<{ child: ChildProcess; line: (text: string) => Promise<void> }> {
    const child = spawn(
      process.execPath,
      ['--import=tsx', path.join(import.meta.dirname, 'worker-process.ts'), this.database.url, where],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.children.push(child);
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout });
    reader.on('line', (text) => lines.push(text));
    const line = async (text: string): Promise<void> => {
      while (!lines.includes(text)) await once(reader, 'line');
    };
    await line('ready');
    return { child, line };
  }

  /** As if so much time had gone by, for what waits for a time. */
  async later(ms: number): Promise<void> {
    for (const [table, column] of [
      ['channel_hold', 'since'],
      ['outbox_message', 'sending_since'],
    ])
      await this.database.pool.query(`UPDATE ${table} SET ${column} = ${column} - ${ms} * interval '1 millisecond'`);
  }

  /** Resolves once a query has a row. */
  async has(query: string): Promise<void> {
    while ((await this.database.pool.query(query)).rowCount === 0)
      await new Promise((resolve) => setImmediate(resolve));
  }

  /** Resolves once so many replies wait, sent or not. */
  waiting(replies: number): Promise<void> {
    return this.has(`SELECT FROM outbox_message HAVING count(*) = ${replies}`);
  }

  /** Lets nobody connect to the database while something happens. */
  async withoutDatabase(meanwhile: () => Promise<void>): Promise<void> {
    const { url } = this.database;
    const operator = new pg.Client({ connectionString: url.replace(/[^/]+$/, 'postgres') });
    await operator.connect();
    const name = url.replace(/.*\//, '');
    await operator.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
    await operator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await meanwhile();
    await operator.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    await operator.end();
  }

  private async startOn(database: Database, channel: Channel, runTurn: RunTurn): Promise<TestWorker> {
    const worker = await testWorker(database, channel, runTurn);
    this.running.push(worker);
    return worker;
  }
}
