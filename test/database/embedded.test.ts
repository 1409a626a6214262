import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import pg from 'pg';
import { AlreadyRunningError, openEmbeddedDatabase, type EmbeddedDatabase } from '../../src/database/embedded/index.ts';

describe('the embedded PostgreSQL', function () {
  this.timeout(60_000);
  let folder: string;
  let opened: EmbeddedDatabase[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'citrics-embedded-'));
    await chmod(folder, 0o755);
    opened = [];
  });

  afterEach(async () => {
    for (const database of opened) await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (role: 'app' | 'guest', dataDir = folder): Promise<EmbeddedDatabase> => {
    const database = await openEmbeddedDatabase({ dataDir, role });
    opened.push(database);
    return database;
  };

  const ask = async (url: string, sql: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  const answers = (url: string): Promise<boolean> =>
    ask(url, 'SELECT 1').then(
      () => true,
      () => false,
    );

  it('starts, keeps what was written, and stops when the last one leaves', async () => {
    const first = await start('app');
    await ask(first.url, 'CREATE TABLE kept (id INT)');
    await first.close();
    expect(await answers(first.url)).to.equal(false);
    const second = await start('app');
    expect(await ask(second.url, 'SELECT count(*)::int AS n FROM kept')).to.deep.equal([{ n: 0 }]);
  });

  it('listens on this machine only, and lets nobody in without the password', async () => {
    const { url } = await start('app');
    expect(await ask(url, 'SHOW listen_addresses')).to.deep.equal([{ listen_addresses: '127.0.0.1' }]);
    const wrong = new URL(url);
    wrong.password = 'guess';
    expect(await answers(wrong.href)).to.equal(false);
  });

  it('refuses a second app on the same data, and says what to do', async () => {
    const first = await start('app');
    const cause: unknown = await start('app').catch((error: unknown) => error);
    expect(cause).to.be.instanceOf(AlreadyRunningError);
    expect(String(cause)).to.include('DATA_DIR');
    expect(await answers(first.url)).to.equal(true);
  });

  it('lets a command join the app, and stay when the app leaves first', async () => {
    const app = await start('app');
    const guest = await start('guest');
    expect(guest.url).to.equal(app.url);
    await app.close();
    expect(await answers(guest.url)).to.equal(true);
    await guest.close();
    expect(await answers(guest.url)).to.equal(false);
  });

  it('gives two commands that start at once the same server', async () => {
    const [one, other] = await Promise.all([start('guest'), start('guest')]);
    expect(one.url).to.equal(other.url);
  });

  it('goes on with the server that a killed app left behind', async () => {
    const program = `
      import { openEmbeddedDatabase } from ${JSON.stringify(path.join(import.meta.dirname, '../../src/database/embedded/index.ts'))};
      const { url } = await openEmbeddedDatabase({ dataDir: ${JSON.stringify(folder)}, role: 'app' });
      console.log(url);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = await start('app');
    expect(next.url).to.equal(url);
    await next.close();
    expect(await answers(url)).to.equal(false);
  });

  it('starts again where it was when the server is ended underneath', async () => {
    const { url } = await start('app');
    const [row] = (await ask(url, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid")) as {
      pid: number;
    }[];
    process.kill(row?.pid ?? 0, 'SIGINT');
    let back = false;
    for (const until = Date.now() + 20_000; !back && Date.now() < until;) back = await answers(url);
    expect(back).to.equal(true);
  });

  it('takes a folder that its account can reach, and says so, when the data folder is closed to it', async function () {
    if (process.getuid?.() !== 0) this.skip(); // only root lends the server another account
    const closed = path.join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const database = await start('app', path.join(closed, '.data'));
    expect(database.moved).to.equal(true);
    expect(await answers(database.url)).to.equal(true);
    await database.close();
    opened = [];
    const again = await start('app', path.join(closed, '.data'));
    expect(again.folder).to.equal(database.folder);
    await again.close();
    opened = [];
    await rm(path.dirname(database.folder), { recursive: true });
  });
});
