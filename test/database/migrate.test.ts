import { cp, mkdtemp, mkdir, writeFile, appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Database } from '../../src/database/database.ts';
import { migrate, MigrationError, MIGRATIONS } from '../../src/database/migrate.ts';
import { testDatabase } from '../support/database.ts';

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
}

describe('migrations', () => {
  let database: Database;
  let folder: string;

  beforeEach(async () => {
    database = await testDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'citrics-migrations-'));
    await cp(MIGRATIONS, folder, { recursive: true });
  });

  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const add = async (name: string, sql: string): Promise<void> => {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'migration.sql'), sql);
  };

  it('are applied once, however often the app starts', async () => {
    expect(await migrate(database.pool)).to.deep.equal([]);
  });

  it('are applied by one of two apps that start together', async () => {
    await add('20990101000000_more', 'CREATE TABLE more (id INT)');
    const applied = await Promise.all([migrate(database.pool, folder), migrate(database.pool, folder)]);
    expect(applied.flat()).to.deep.equal(['20990101000000_more']);
  });

  it('are recorded with the checksum that Prisma computes', async () => {
    const { rows } = await database.pool.query<{ checksum: string; applied_steps_count: number }>(
      'SELECT checksum, applied_steps_count FROM _prisma_migrations ORDER BY migration_name',
    );
    expect(rows).to.have.length.greaterThan(0);
    for (const row of rows) expect(row.checksum).to.match(/^[0-9a-f]{64}$/);
  });

  it('refuse a file that was changed after it was applied, and say what to do', async () => {
    const [first] = (
      await database.pool.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations')
    ).rows;
    await appendFile(path.join(folder, first?.migration_name ?? '', 'migration.sql'), '-- changed\n');
    const cause = await failure(migrate(database.pool, folder));
    expect(cause).to.be.instanceOf(MigrationError);
    expect(String(cause)).to.include('Put the file back');
  });

  it('leave nothing behind when one fails, and apply it once it is repaired', async () => {
    await add('20990101000000_broken', 'CREATE TABLE half (id INT); SELECT 1/0;');
    expect(await failure(migrate(database.pool, folder))).to.be.instanceOf(MigrationError);
    const { rows } = await database.pool.query("SELECT to_regclass('half') AS half");
    expect(rows).to.deep.equal([{ half: null }]);
    await writeFile(path.join(folder, '20990101000000_broken', 'migration.sql'), 'CREATE TABLE half (id INT);');
    expect(await migrate(database.pool, folder)).to.deep.equal(['20990101000000_broken']);
  });

  it('name a migration that Prisma left unfinished', async () => {
    await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL');
    expect(String(await failure(migrate(database.pool)))).to.include('--rolled-back');
  });
});
