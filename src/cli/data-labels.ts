import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CitricsError } from '../errors.ts';
import { rowLabels } from '../import/acs/labels.ts';
import { bundledFolder } from '../places/current-snapshot.ts';

const usage =
  'npm run data:labels -- --from FILE   (column codes to labels as JSON, or variables.json of the 2021 profile from the API)';

const labelled = z.union([z.string(), z.looseObject({ label: z.string() })]);
const file = z.union([z.object({ variables: z.record(z.string(), labelled) }), z.record(z.string(), labelled)]);

/** Makes `data/acs-labels-2021.json`, the labels that every vintage's columns are held against: one a row of the profiles. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' } } });
  if (values.from === undefined) throw new CitricsError('usage', `Say which file has the labels: ${usage}`);
  const parsed = file.safeParse(JSON.parse(await readFile(values.from, 'utf8')));
  if (!parsed.success) throw new CitricsError('usage', `${values.from} holds no labels of columns. ${usage}`);
  const columns = 'variables' in parsed.data ? parsed.data.variables : parsed.data;
  const labels = Object.entries(columns as z.infer<z.ZodRecord<z.ZodString, typeof labelled>>).map(
    ([code, entry]) => [code, typeof entry === 'string' ? entry : entry.label] as const,
  );
  const rows = [...rowLabels(labels)].map(([row, label]) => `${JSON.stringify(row)}:${JSON.stringify(label)}`);
  await writeFile(join(bundledFolder, 'acs-labels-2021.json'), `{${rows.join(',\n')}}\n`);
  console.log(`${rows.length.toLocaleString('en-US')} rows`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof CitricsError ? error.message : error);
  process.exitCode = 1;
}
