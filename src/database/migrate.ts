import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { CitricsError } from '../errors.ts';

/** The database can't be brought to the shape that this version needs. */
export class MigrationError extends CitricsError {
  constructor(message: string, options?: ErrorOptions) {
    super('migration', message, options);
  }
}

export const MIGRATIONS = path.join(import.meta.dirname, '../../prisma/migrations');

/** The advisory lock that Prisma's own `migrate deploy` takes, so that the two never migrate at once. */
const PRISMA_LOCK = 72_707_369;

/** As Prisma makes it. */
const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Applies the migrations that the database lacks, and records them as `prisma migrate deploy` does, which
 * finds them applied later. Safe to call from several processes at once. Gives the names of those it applied.
 * @throws MigrationError when an applied migration was changed since, or one failed.
 */
export async function migrate(pool: pg.Pool, folder = MIGRATIONS): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    try {
      return await applyMissing(client, migrations);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]);
    }
  } finally {
    client.release();
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function applyMissing(client: pg.PoolClient, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query(LEDGER);
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const recorded = new Map(rows.map((row) => [row.migration_name, row]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const record = recorded.get(migration.name);
    if (record === undefined) {
      await apply(client, migration);
      applied.push(migration.name);
    } else if (record.finished_at === null) {
      throw new MigrationError(
        `Migration ${migration.name} failed here before. Repair what it left, then run ` +
          `"npx prisma migrate resolve --rolled-back ${migration.name}" and start again.`,
      );
    } else if (record.checksum !== migration.checksum) {
      throw new MigrationError(
        `Migration ${migration.name} was changed after it was applied to this database. ` +
          'Put the file back as it was, and write a new migration for the change.',
      );
    }
  }
  return applied;
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new MigrationError(
      `Migration ${name} failed and nothing of it was kept: ${cause instanceof Error ? cause.message : String(cause)}. ` +
        'Check that DATABASE_URL names a database of Citrics alone, whose user may create tables.',
      { cause },
    );
  }
}
