import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './error.ts';

const run = promisify(execFile);

/** An account of this machine. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whose account the server runs under: PostgreSQL refuses to run as root, so root lends it `postgres` or, where there is none,
 * `nobody`. Undefined: our own.
 */
export async function serverUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      continue; // no such account: the next one
    }
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root, and this machine has neither an account "postgres" nor "nobody". Start Citrics as another user.',
  );
}

/** Whether an account may pass through every folder above a path, by their modes. */
export async function canReach(target: string, user: User | undefined): Promise<boolean> {
  if (user === undefined) return true;
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    const found = await stat(folder).catch(() => undefined); // not there yet: it will be made reachable
    if (found) {
      const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}
