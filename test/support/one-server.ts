/** One PostgreSQL server for the tests of all processes: `npm test -- --parallel --require ./test/support/one-server.ts`. */
import { startTestServer, type TestServer } from './postgres.ts';

let server: TestServer | undefined;

export async function mochaGlobalSetup(): Promise<void> {
  server = await startTestServer();
  process.env.TEST_SERVER_URL = server.url;
}

export async function mochaGlobalTeardown(): Promise<void> {
  await server?.close();
}
