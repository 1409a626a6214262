import type { Config } from '../config.ts';
import { currentSnapshotFolder } from '../places/current-snapshot.ts';
import { createMongoStore } from '../places/mongo-store.ts';
import { createSnapshotStore } from '../places/snapshot-store.ts';
import type { PlaceStore } from '../places/store.ts';

/** The store that the app reads with this configuration, and its name for people. */
export async function openFigureStore(config: Config): Promise<{ readonly store: PlaceStore; readonly name: string }> {
  if (config.mongodbUri !== undefined) return { store: await createMongoStore(config.mongodbUri), name: 'MongoDB' };
  const folder = await currentSnapshotFolder(config.dataDir);
  return { store: await createSnapshotStore(folder), name: `the snapshot in ${folder}` };
}
