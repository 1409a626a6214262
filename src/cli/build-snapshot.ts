import { parseArgs } from 'node:util';
import { bundledSources } from '../import/copies/sources.ts';
import { createSnapshotWriter } from '../import/snapshot-writer.ts';
import { CitricsError } from '../errors.ts';

const USAGE = 'npm run data:snapshot -- --from DIR [--to data]';

/** Makes the bundled snapshot from a folder of source files; the same files give the same bytes. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string', default: 'data' } } });
  if (values.from === undefined) throw new CitricsError('usage', `Say where the source files are: ${USAGE}`);
  const writer = createSnapshotWriter(values.to);
  for (const { name, records } of await bundledSources(values.from)) {
    let count = 0;
    for await (const record of records) {
      await writer.write(record);
      count += record.figures.length;
    }
    console.log(`${name}: ${count.toLocaleString('en-US')} figures`);
  }
  await writer.commit();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof CitricsError ? error.message : error);
  process.exitCode = 1;
}
