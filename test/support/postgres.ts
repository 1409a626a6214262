import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/database/database.ts';
import { openEmbeddedDatabase } from '../../src/database/embedded/index.ts';

/** A PostgreSQL server for tests; its database `citrics` is migrated and nobody's, so that others are made from it. */
export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'citrics-test-'));
  await chmod(folder, 0o755); // where tests run as root, the server has an account of its own
  const embedded = await openEmbeddedDatabase({ dataDir: folder, role: 'guest' });
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await query(embedded.url, 'postgres', `ALTER SYSTEM SET ${setting} = off`); // speed: nothing here outlives the run
  await query(embedded.url, 'postgres', 'SELECT pg_reload_conf()');
  const template = await openDatabase(embedded.url);
  await template.close();
  return {
    url: embedded.url,
    async close() {
      await embedded.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a statement in a database of the server that a URL leads to. */
export async function query(url: string, database: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withName(url, database) });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** The URL of another database of the same server. */
export function withName(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
}
