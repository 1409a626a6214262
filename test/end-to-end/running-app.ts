import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp, type App } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/database.ts';
import { freePort } from '../../src/database/embedded/cluster.ts';
import { createLog } from '../../src/log.ts';

/** The whole app as `npm start` puts it together, on a free port. `env` adds to an empty environment. */
export async function runApp(database: Database, env: Readonly<Record<string, string>> = {}): Promise<App> {
  const config = loadConfig({
    PORT: String(await freePort()),
    DATA_DIR: path.join(tmpdir(), 'citrics-test-models'),
    ...env,
  });
  return createApp({ config, database, log: createLog('silent'), clock: () => new Date() });
}
