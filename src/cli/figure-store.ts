import type { Config } from '../config.ts';
import { currentSnapshotFolder } from '../places/current-snapshot.ts';
import { createSnapshotStore } from '../places/snapshot-store.ts';
import type { PlaceStore } from '../places/store.ts';

/** The store that the app reads with this configuration, and its name for people. */
export async function openFigureStore(config: Config): Promise<{ readonly store: PlaceStore; readonly name: string }> {
  const folder = await currentSnapshotFolder(config.dataDir);
  return { store: await createSnapshotStore(folder), name: `the snapshot in ${folder}` };
}
