import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { createApp, type App } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/database.ts';
import { freePort } from '../../src/database/embedded/cluster.ts';
import { createLog } from '../../src/log.ts';

/** Trained once for all runs of one account. */
const MODELS = path.join(tmpdir(), `citrics-test-models-${userInfo().username}`);

/** The whole app as `npm start` puts it together, on a free port. `env` adds to an empty environment. */
export async function runApp(database: Database, env: Readonly<Record<string, string>> = {}): Promise<App> {
  const config = loadConfig({
    PORT: String(await freePort()),
    DATA_DIR: MODELS,
    ...env,
  });
  return createApp({ config, database, log: createLog('silent'), clock: () => new Date() });
}
