import type { Config } from '../config.ts';
import { openDatabase, type Database } from './database.ts';
import { openEmbeddedDatabase, type EmbeddedDatabase, type EmbeddedOptions } from './embedded/index.ts';

/** The database that the configuration names, or the embedded one. */
export interface ConfiguredDatabase extends Database {
  /** Absent: DATABASE_URL's server. */
  readonly embedded?: EmbeddedDatabase;
}

/** Opens it; closing it lets go of the embedded server too. A `guest` joins the server of an app that runs. */
export async function openConfiguredDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  role: EmbeddedOptions['role'],
): Promise<ConfiguredDatabase> {
  if (config.databaseUrl !== undefined) return openDatabase(config.databaseUrl);
  const embedded = await openEmbeddedDatabase({ dataDir: config.dataDir, role });
  try {
    const database = await openDatabase(embedded.url);
    return {
      ...database,
      embedded,
      async close() {
        await database.close();
        await embedded.close();
      },
    };
  } catch (cause) {
    await embedded.close();
    throw cause;
  }
}
