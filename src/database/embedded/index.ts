import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Cluster, freePort } from './cluster.ts';
import { AlreadyRunningError, EmbeddedPostgresError } from './error.ts';
import { findServerPlace } from './place.ts';
import { serverUser } from './server-user.ts';

export { AlreadyRunningError, EmbeddedPostgresError } from './error.ts';

/** The embedded PostgreSQL, running. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** Where its data is. */
  readonly folder: string;
  /** True where that is not in the data folder asked for, because the server's account can't reach it. */
  readonly moved: boolean;
  /** Leaves it; who leaves last stops the server. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** There is one app at a time; guests (commands) join the app's server, or run one for themselves. */
  readonly role: 'app' | 'guest';
}

const DATABASE = 'citrics';
/** Advisory locks in the server's own database `postgres`: who is here, and which of them is the app. */
const PRESENCE = 727_001;
const APP = 727_002;
const ATTEMPTS = 20;
const PAUSE_MS = 250;

/**
 * Starts the embedded PostgreSQL, or joins the one that runs on the same data: another command's, or one that a killed app left behind.
 * @throws AlreadyRunningError when an app is there already, EmbeddedPostgresError when it can't run here.
 */
export async function openEmbeddedDatabase({ dataDir, role }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const user = await serverUser();
  const cluster = new Cluster(await findServerPlace(dataDir, user), user);
  await cluster.create();
  const enterAt = (url: string): Promise<pg.Client> => enter(url, role, dataDir);
  let presence = await arrive(cluster, enterAt);
  let leaving = false;

  // The server runs by itself; if somebody ends it while we are here, it is started again where it was.
  const watch = ({ client }: Presence): void => {
    client.on('error', () => undefined); // 'end' follows
    client.once('end', () => {
      if (!leaving) void comeBack();
    });
  };
  const comeBack = async (): Promise<void> => {
    try {
      presence = await arrive(cluster, enterAt, presence.port);
      watch(presence);
    } catch {
      await sleep(1000); // for as long as it takes: readyz tells
      if (!leaving) await comeBack();
    }
  };
  watch(presence);

  return {
    url: await cluster.url(presence.port, DATABASE),
    folder: cluster.folder,
    moved: !cluster.folder.startsWith(dataDir),
    async close() {
      leaving = true;
      const last = await leave(presence.client).catch(() => false); // the server is gone already
      await presence.client.end().catch(() => undefined);
      if (last) await cluster.stop();
    },
  };
}

interface Presence {
  readonly client: pg.Client;
  readonly port: number;
}

/** Connects to the server and says that we are here. Where nothing answers it is started first: on the given port, else on any free one. */
async function arrive(
  cluster: Cluster,
  enterAt: (url: string) => Promise<pg.Client>,
  fixedPort?: number,
): Promise<Presence> {
  let failure: unknown;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = fixedPort ?? (await cluster.port()) ?? (await freePort());
    try {
      return { client: await enterAt(await cluster.url(port, 'postgres')), port };
    } catch (cause) {
      if (cause instanceof AlreadyRunningError) throw cause;
      failure = cause;
    }
    if (isPassing(failure)) {
      await sleep(PAUSE_MS);
      continue;
    }
    try {
      await cluster.start(fixedPort ?? (await freePort()));
    } catch (cause) {
      failure = cause; // perhaps somebody else started it just now: look again
      await sleep(PAUSE_MS);
    }
  }
  if (failure instanceof EmbeddedPostgresError) throw failure;
  throw new EmbeddedPostgresError('The embedded PostgreSQL can not be reached.', { cause: failure });
}

async function enter(url: string, role: 'app' | 'guest', dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `citrics ${role}`, keepAlive: true });
  client.on('error', () => undefined); // the query that was under way rejects
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE]);
    if (role === 'app' && !(await tryLock(client, APP))) throw new AlreadyRunningError(dataDir);
    await createDatabase(client);
    return client;
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw cause;
  }
}

/** Whether we were the last one here; then nobody can enter any more until the server has stopped. */
async function leave(client: pg.Client): Promise<boolean> {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE]);
  return tryLock(client, PRESENCE);
}

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [key]);
  return rows[0]?.locked === true;
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${DATABASE}`).catch((cause: unknown) => {
    if (!['42P04', '23505'].includes(codeOf(cause))) throw cause; // made by somebody else meanwhile
  });
}

/** Starting up (57P03), shutting down (57P01), or cut off between the two. */
function isPassing(cause: unknown): boolean {
  return ['57P03', '57P01', 'ECONNRESET'].includes(codeOf(cause)) || /terminated unexpectedly/.test(String(cause));
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
