import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/database/embedded/cluster.ts';
import { SECRETS } from './traffic.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** One process of a program that takes webhooks; it keeps its port and its folder when it is started again. */
export class AppProcess {
  readonly port: number;
  readonly folder: string;
  private readonly script: string;
  private readonly environment: Readonly<Record<string, string>>;
  private child?: ChildProcess;
  isUp = false;

  private constructor(script: string, port: number, folder: string, environment: Readonly<Record<string, string>>) {
    this.script = script;
    this.port = port;
    this.folder = folder;
    this.environment = environment;
  }

  /** Starts `script` (relative to the project) and waits until it says on standard output that it listens. */
  static async start(script: string, environment: Readonly<Record<string, string>>): Promise<AppProcess> {
    const folder = await mkdtemp(path.join(tmpdir(), 'citrics-bench-app-'));
    const app = new AppProcess(script, await freePort(), folder, environment);
    await app.start();
    return app;
  }

  get webhook(): URL {
    return new URL(`http://127.0.0.1:${this.port}/api/facebook`);
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import=tsx', this.script], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(this.port),
        PUBLIC_URL: `http://localhost:${this.port}`,
        DATA_DIR: this.folder,
        FACEBOOK_PAGE_TOKEN: SECRETS.token,
        FACEBOOK_APP_SECRET: SECRETS.appSecret,
        FACEBOOK_VERIFY_TOKEN: SECRETS.verifyToken,
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-2000)));
    child.stderr.pipe(createWriteStream(path.join(this.folder, 'log'), { flags: 'a' }));
    const exited = once(child, 'exit').then(() => {
      this.isUp = false;
      throw new Error(`${this.script} ended before it listened: ${said}`);
    });
    exited.catch(() => undefined); // once it listens, its end is the caller's doing
    await Promise.race([once(createInterface(child.stdout), 'line'), exited]);
    this.isUp = true;
  }

  /** Starts it again as a supervisor does: as often as it takes, since it can't start while PostgreSQL is away. */
  async restart(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.start();
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        await sleep(500);
      }
    }
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    const { child } = this;
    this.isUp = false;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** Resident memory in MB, as the program itself reports it to Prometheus. */
  async memory(): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? Number.NaN) / 2 ** 20;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
