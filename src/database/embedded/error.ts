import { CitricsError } from '../../errors.ts';

/** The embedded PostgreSQL can't run here; the message says why and what to do. */
export class EmbeddedPostgresError extends CitricsError {
  constructor(message: string, options?: ErrorOptions) {
    super('embedded-postgres', `${message}\nOr set DATABASE_URL to a PostgreSQL server of your own.`, options);
  }
}

/** Another copy of the app works with the same data folder. */
export class AlreadyRunningError extends CitricsError {
  constructor(dataDir: string) {
    super(
      'already-running',
      `Citrics already runs with the data in ${dataDir}. Stop that one first, give this one a DATA_DIR of its own, ` +
        'or give both the same DATABASE_URL to run as replicas.',
    );
  }
}
