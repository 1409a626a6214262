import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The snapshot that comes with the project. */
export const bundledFolder = fileURLToPath(new URL('../../data', import.meta.url));

/** Where `npm run data:import` puts a newer snapshot when there is no MongoDB. */
export function importedFolder(dataDir: string): string {
  return join(dataDir, 'figures');
}

/** The folder of the snapshot to read: the imported one where there is one, else the bundled one. */
export async function currentSnapshotFolder(dataDir: string): Promise<string> {
  const imported = importedFolder(dataDir);
  try {
    await access(join(imported, 'manifest.json'));
    return imported;
  } catch {
    return bundledFolder;
  }
}
