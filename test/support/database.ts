import { randomBytes } from 'node:crypto';
import { openDatabase, type Database } from '../../src/database/database.ts';
import { query, startTestServer, withName, type TestServer } from './postgres.ts';

/** The server of a run in several processes (`one-server.ts`). */
const { TEST_SERVER_URL } = process.env;

let server: Promise<TestServer> | undefined;

/** A fresh, migrated database on a PostgreSQL server that all test files of a run share. Close it in an `after` hook. */
export async function testDatabase(): Promise<Database> {
  const url = TEST_SERVER_URL ?? (await (server ??= startTestServer())).url;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(url, 'postgres', `CREATE DATABASE ${name} TEMPLATE citrics`);
  const database = await openDatabase(withName(url, name));
  return {
    ...database,
    async close() {
      await database.close();
      await query(url, 'postgres', `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

after(async () => {
  await (await server)?.close();
});
