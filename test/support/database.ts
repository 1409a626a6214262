import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openDatabase, type Database } from '../../src/database/database.ts';
import { openEmbeddedDatabase, type EmbeddedDatabase } from '../../src/database/embedded/index.ts';

interface Server {
  readonly embedded: EmbeddedDatabase;
  readonly folder: string;
}

let server: Promise<Server> | undefined;

/** A fresh, migrated database on a PostgreSQL server that all test files of a run share. Close it in an `after` hook. */
export async function testDatabase(): Promise<Database> {
  const { embedded } = await (server ??= startServer());
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(embedded.url, 'postgres', `CREATE DATABASE ${name} TEMPLATE citrics`);
  const database = await openDatabase(withName(embedded.url, name));
  return {
    ...database,
    async close() {
      await database.close();
      await query(embedded.url, 'postgres', `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function startServer(): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'citrics-test-'));
  await chmod(folder, 0o755); // where tests run as root, the server has an account of its own
  const embedded = await openEmbeddedDatabase({ dataDir: folder, role: 'guest' });
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await query(embedded.url, 'postgres', `ALTER SYSTEM SET ${setting} = off`); // speed: nothing here outlives the run
  await query(embedded.url, 'postgres', 'SELECT pg_reload_conf()');
  const template = await openDatabase(embedded.url);
  await template.close();
  return { embedded, folder };
}

async function query(url: string, database: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withName(url, database) });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function withName(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
}

after(async () => {
  if (!server) return;
  const { embedded, folder } = await server;
  await embedded.close();
  await rm(folder, { recursive: true, force: true });
});
