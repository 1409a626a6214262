import type { Config } from '../config.ts';
import { currentSnapshotFolder } from './current-snapshot.ts';
import { createMongoStore } from './mongo-store.ts';
import { createSnapshotStore } from './snapshot-store.ts';
import type { PlaceStore } from './store.ts';

/** The store that the app reads with this configuration, and its name for people. */
export async function openFigureStore(config: Config): Promise<{ readonly store: PlaceStore; readonly name: string }> {
  if (config.mongodbUri !== undefined) return { store: await createMongoStore(config.mongodbUri), name: 'MongoDB' };
  const folder = await currentSnapshotFolder(config.dataDir);
  return { store: await createSnapshotStore(folder), name: `the snapshot in ${folder}` };
}
