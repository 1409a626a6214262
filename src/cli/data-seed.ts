import { loadConfig } from '../config.ts';
import { CitricsError } from '../errors.ts';
import { newBuildName, writeBuild } from '../import/mongo-build.ts';
import { recordsOf } from '../import/snapshot-records.ts';
import { currentSnapshotFolder } from '../places/current-snapshot.ts';
import { connectMongo } from '../places/mongo-connection.ts';
import { readSnapshot } from '../places/snapshot.ts';

/** Copies the snapshot in use into MongoDB, beside what is there, and switches to it at the end. */
async function main(): Promise<void> {
  const { mongodbUri, dataDir } = loadConfig(process.env);
  if (mongodbUri === undefined) {
    throw new CitricsError(
      'usage',
      'Set MONGODB_URI to the database to fill, such as mongodb://localhost:27017/citrics.',
    );
  }
  const folder = await currentSnapshotFolder(dataDir);
  const snapshot = await readSnapshot(folder);
  const { client, db } = await connectMongo(mongodbUri);
  try {
    const total = snapshot.places.length;
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    const progress = (places: number) =>
      say(`${count(places)} of ${count(total)} places, ${count(places / seconds())} a second`);
    console.log(`Copying ${count(total)} places and their figures from ${folder} to "${db.databaseName}".`);
    await writeBuild(db, newBuildName(), recordsOf(snapshot), progress);
    say(
      `${count(total)} places in ${seconds().toFixed(1)} s. The app reads them within a minute, or when it starts.\n`,
    );
  } finally {
    await client.close();
  }
}

/** One line that rewrites itself in a terminal; lines of their own elsewhere. */
function say(line: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line.trimEnd()}\n`);
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

try {
  await main();
} catch (error) {
  console.error(error instanceof CitricsError ? error.message : error);
  process.exitCode = 1;
}
