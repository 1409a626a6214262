import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes a file whole or not at all, with the mode that it had: whoever reads meanwhile sees the old one or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.draft`);
  try {
    const file = await open(draft, 'w', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

/** Whether a write failed because the file or its folder may not be written here. */
export function isNotWritable(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && ['EACCES', 'EPERM', 'EROFS'].includes(String(cause.code));
}
