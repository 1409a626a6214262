import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps what has arrived on disk, so that an interrupted import goes on where it stopped. */
export interface PageStore {
  /** The text kept under a name; undefined when there is none or when it isn't what was written. */
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  /** Forgets everything, after the import is in place. */
  clear(): Promise<void>;
}

/**
 * Pages as files of one folder. Each starts with the SHA-256 of its text and appears under its name only when it is whole:
 * a process that ends at any moment leaves either the page or nothing that is taken for it.
 */
export function createPageStore(folder: string): PageStore {
  const pathOf = (name: string): string => join(folder, `${name}.page`);
  return {
    async read(name) {
      let file: string;
      try {
        file = await readFile(pathOf(name), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
      const end = file.indexOf('\n');
      const text = file.slice(end + 1);
      return file.slice(0, end) === digest(text) ? text : undefined;
    },

    async write(name, text) {
      await mkdir(folder, { recursive: true });
      const part = join(folder, `${randomUUID()}.part`);
      await writeFile(part, `${digest(text)}\n${text}`);
      await rename(part, pathOf(name));
    },

    async clear() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
