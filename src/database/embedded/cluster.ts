import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './error.ts';
import type { ServerPlace } from './place.ts';
import type { User } from './server-user.ts';

const run = promisify(execFile);

/** Written into a new cluster. Only this machine is let in, over TCP, with a password; every commit is on disk before it counts. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  jit: 'off',
  log_min_messages: 'warning',
  timezone: 'UTC',
};

/** One PostgreSQL cluster in a folder, run through `pg_ctl`: the server is a process of its own and outlives us if we are killed. */
export class Cluster {
  readonly folder: string;
  private readonly place: ServerPlace;
  private readonly user: User | undefined;

  constructor(place: ServerPlace, user: User | undefined) {
    this.place = place;
    this.user = user;
    this.folder = place.folder;
  }

  private get data(): string {
    return path.join(this.folder, 'cluster');
  }

  /** Makes the cluster unless there is one. It appears whole or not at all, also when two processes make it. */
  async create(): Promise<void> {
    if (await stat(path.join(this.data, 'PG_VERSION')).catch(() => undefined)) return;
    const ours = randomBytes(6).toString('hex');
    const draft = `${this.data}.${ours}`;
    const passwordFile = path.join(this.folder, `password.${ours}`);
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (this.user) await chown(passwordFile, this.user.uid, this.user.gid);
    await this.call(this.place.programs.initdb, [
      `--pgdata=${draft}`,
      '--username=citrics',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
      ...Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`),
    ]);
    await rename(passwordFile, path.join(draft, 'citrics-password'));
    await rename(draft, this.data).catch(() => rm(draft, { recursive: true })); // somebody else's was faster
  }

  /** The port of the server that runs on the cluster, or did when it was killed. */
  async port(): Promise<number | undefined> {
    // Line 4 of postmaster.pid: https://www.postgresql.org/docs/current/storage-file-layout.html
    const file = await readFile(path.join(this.data, 'postmaster.pid'), 'utf8').catch(() => '');
    const port = Number(file.split('\n')[3]);
    return Number.isInteger(port) && port > 0 ? port : undefined;
  }

  async url(port: number, database: string): Promise<string> {
    const password = await readFile(path.join(this.data, 'citrics-password'), 'utf8');
    return `postgresql://citrics:${password}@127.0.0.1:${port}/${database}`;
  }

  /** Starts the server and waits until it answers. Rejects with the end of its log. */
  async start(port: number): Promise<void> {
    const log = path.join(this.folder, 'server.log');
    try {
      await this.call(this.place.programs.pgCtl, [
        'start',
        `--pgdata=${this.data}`,
        `--log=${log}`,
        `--options=-p ${port}`,
        '--wait',
        '--timeout=60',
        '--silent',
      ]);
    } catch (cause) {
      const lines = (await readFile(log, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-5);
      throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start:\n  ${lines.join('\n  ')}`, { cause });
    }
  }

  /** Ends its connections and stops the server; its data is whole on disk then. */
  async stop(): Promise<void> {
    await this.call(this.place.programs.pgCtl, [
      'stop',
      `--pgdata=${this.data}`,
      '--mode=fast',
      '--wait',
      '--timeout=60',
      '--silent',
    ]);
  }

  private async call(program: string, args: readonly string[]): Promise<void> {
    try {
      await run(program, args, { ...this.user, cwd: this.folder });
    } catch (cause) {
      const said = typeof cause === 'object' && cause !== null && 'stderr' in cause ? String(cause.stderr).trim() : '';
      throw new EmbeddedPostgresError(`${path.basename(program)} failed: ${said || String(cause)}`, { cause });
    }
  }
}

/** A port of the loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new TypeError('a TCP server has an address and a port');
  return address.port;
}
