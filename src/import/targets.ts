import type { Config } from '../config.ts';
import { currentSnapshotFolder, importedFolder } from '../places/current-snapshot.ts';
import type { VariableId } from '../places/figure.ts';
import { connectMongo } from '../places/mongo-connection.ts';
import { createMongoStore } from '../places/mongo-store.ts';
import { readSnapshot } from '../places/snapshot.ts';
import { storeOf } from '../places/snapshot-store.ts';
import type { PlaceStore } from '../places/store.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { FigureWriter } from './figure-source.ts';
import { createMongoWriter } from './mongo-writer.ts';
import { recordsOf } from './snapshot-records.ts';
import { createSnapshotWriter } from './snapshot-writer.ts';

/** Where an import goes: the figures in use, and a writer of new ones that keeps the rest of them. */
export interface ImportTarget {
  readonly name: string;
  readonly before: PlaceStore;
  readonly writer: FigureWriter;
  /** The only variables that it takes; undefined takes all. */
  readonly wanted: ReadonlySet<VariableId> | undefined;
  close(): Promise<void>;
}

/**
 * MongoDB when it is configured, else a snapshot in the data folder.
 *
 * @param onPlaces told now and then how many places are written, while the new figures are put in place
 */
export async function openTarget(
  config: Config,
  catalogue: Catalogue,
  onPlaces: (places: number) => void,
): Promise<ImportTarget> {
  return config.mongodbUri === undefined
    ? await snapshotTarget(config.dataDir, catalogue, onPlaces)
    : await mongoTarget(config.mongodbUri, onPlaces);
}

async function mongoTarget(uri: string, onPlaces: (places: number) => void): Promise<ImportTarget> {
  const before = await createMongoStore(uri);
  const { client, db } = await connectMongo(uri);
  return {
    name: `the database "${db.databaseName}"`,
    before,
    writer: createMongoWriter(db, { onto: true, progress: onPlaces }),
    wanted: undefined,
    async close() {
      await before.close();
      await client.close();
    },
  };
}

/**
 * A snapshot stays in memory, so it takes what topics show and leaves the other of the profiles' thousand columns out.
 * Everything of the snapshot before that the import doesn't bring anew is written after it.
 */
async function snapshotTarget(
  dataDir: string,
  catalogue: Catalogue,
  onPlaces: (places: number) => void,
): Promise<ImportTarget> {
  const snapshot = await readSnapshot(await currentSnapshotFolder(dataDir));
  const folder = importedFolder(dataDir);
  const writer = createSnapshotWriter(folder);
  return {
    name: `a snapshot in ${folder}`,
    before: storeOf(snapshot),
    writer: {
      ...writer,
      async commit() {
        let places = 0;
        for (const record of recordsOf(snapshot)) {
          await writer.write(record);
          if (++places % 5000 === 0) onPlaces(places);
        }
        await writer.commit();
      },
    },
    wanted: shownVariables(catalogue),
    close: () => Promise.resolve(),
  };
}

/** Every variable that a metric of the catalogue, or the order of places by size, reads. */
function shownVariables({ topics }: Catalogue): ReadonlySet<VariableId> {
  return new Set(['DP05_0001E', ...topics.flatMap(({ metrics }) => metrics.flatMap(({ variables }) => variables))]);
}
