import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts';
import { CitricsError } from '../errors.ts';
import { migrate } from './migrate.ts';

/** PostgreSQL can't be reached or refuses us. */
export class DatabaseError extends CitricsError {
  constructor(url: string, cause: unknown) {
    const where = new URL(url);
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
    super(
      'database',
      `PostgreSQL at ${where.host}${where.pathname} can't be used: ${reason}. Check DATABASE_URL and that the server runs.`,
      { cause },
    );
  }
}

/** The database or a transaction in it. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** PostgreSQL, migrated; one pool of connections for Prisma and plain SQL. */
export interface Database {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** Rejects when it doesn't answer now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A connection whose other end is gone without a word is noticed by this probe instead of by a query. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** Connections for one process: a dozen conversations, the intake, and pages. */
const CONNECTIONS = 20;

/**
 * Connects and migrates.
 * @throws DatabaseError when the server can't be reached, MigrationError when it can't be migrated.
 */
export async function openDatabase(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'citrics',
    connectionTimeoutMillis: 10_000,
    ...KEEP_ALIVE,
  });
  pool.on('error', () => undefined); // an idle connection was cut; the pool makes a new one when it is needed
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    await pool.end();
    throw new DatabaseError(url, cause);
  }
  try {
    await migrate(pool);
  } catch (cause) {
    await pool.end();
    throw cause;
  }
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementName() }),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
  return {
    url,
    pool,
    prisma,
    async ping() {
      await pool.query('SELECT 1');
    },
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Prepares each statement once a connection, under a short name; without a name PostgreSQL plans it anew every time. */
function statementName(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    let name = names.get(sql);
    if (name === undefined) {
      name = `citrics_${names.size}`;
      names.set(sql, name);
    }
    return name;
  };
}
