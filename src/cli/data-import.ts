import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { CitricsError } from '../errors.ts';
import { createCensusApi } from '../import/acs/api.ts';
import { fetchVintage } from '../import/acs/api-source.ts';
import type { ColumnPlan } from '../import/acs/columns.ts';
import { loadCanonicalLabels } from '../import/acs/labels.ts';
import { createPageStore } from '../import/acs/page-store.ts';
import type { FigureSource } from '../import/figure-source.ts';
import { openFolder } from '../import/files/folder.ts';
import { runImport } from '../import/run-import.ts';
import { openTarget } from '../import/targets.ts';
import type { ImportTarget } from '../import/targets.ts';
import { STATES } from '../places/states.ts';
import { loadTopics } from '../topics/catalogue.ts';
import { describeChanges } from './describe-changes.ts';
import { createProgressBar } from './progress.ts';

const usage =
  'npm run data:import -- --year 2023 --key KEY   (the five-year profiles from the Census API)\n' +
  'npm run data:import -- --from DIR [--year 2023] (downloaded files; --year takes the profiles of one vintage only)';

/** Sources that are ready to be read, and what to do once they are in place. */
interface Sources {
  readonly list: readonly { readonly title: string; readonly plan?: ColumnPlan; readonly records: FigureSource }[];
  readonly done: () => Promise<void>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      year: { type: 'string' },
      key: { type: 'string' },
      from: { type: 'string' },
      api: { type: 'string', default: 'https://api.census.gov' },
    },
  });
  const year = values.year === undefined ? undefined : Number(values.year);
  const isYear = year === undefined || (Number.isInteger(year) && year >= 2015);
  if (!isYear) throw new CitricsError('usage', `--year is the last year of a vintage, from 2015 on.\n${usage}`);
  if (values.from === undefined && (year === undefined || values.key === undefined)) {
    const keyPage = 'A key is free: https://api.census.gov/data/key_signup.html';
    throw new CitricsError(
      'usage',
      `Say which vintage and with which key, or from which folder.\n${usage}\n${keyPage}`,
    );
  }
  const config = loadConfig(process.env);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new CitricsError('stopped', 'Stopped. The same command goes on from here.')));

  const target = await openTarget(config, await loadTopics(), (places) =>
    console.error(`  ${places.toLocaleString('en-US')} places written`),
  );
  try {
    const sources =
      values.from !== undefined
        ? await fromFolder(values.from, year, target)
        : await fromApi(config, values.api, year ?? 0, values.key ?? '', target, stop.signal);
    for (const { title, plan } of sources.list) if (plan) printPlan(title, plan);
    const changes = await runImport({
      ...target,
      sources: sources.list,
      onSource: (title, figures) => console.log(`${title}: ${figures.toLocaleString('en-US')} figures`),
      onSwitch: () => console.log(`Putting them beside the other figures, in ${target.name}`),
    });
    await sources.done();
    console.log(`\nIn use now: ${target.name}.\n${describeChanges(changes)}`);
  } finally {
    await target.close();
  }
}

async function fromFolder(folder: string, year: number | undefined, target: ImportTarget): Promise<Sources> {
  const { files, passedOver } = await openFolder(folder, year, await target.before.places());
  for (const { name, why } of passedOver) console.log(`${name}: passed over, ${why}`);
  return { list: files, done: () => Promise.resolve() };
}

async function fromApi(
  { dataDir }: Config,
  baseUrl: string,
  year: number,
  key: string,
  { wanted }: ImportTarget,
  signal: AbortSignal,
): Promise<Sources> {
  const pages = createPageStore(join(dataDir, 'import', `acs5-${String(year)}`));
  const bar = createProgressBar(process.stderr, 'pages', () => performance.now());
  const api = createCensusApi({
    baseUrl,
    key,
    sleep: (ms, abort) => sleep(ms, undefined, { signal: abort }),
    now: Date.now,
    random: Math.random,
    signal,
  });
  const states = STATES.map(({ fips }) => fips);
  const canonical = await loadCanonicalLabels();
  const vintage = await fetchVintage({
    api,
    pages,
    canonical,
    year,
    states,
    wanted,
    onPage: (progress) => bar.update(progress),
  });
  bar.end();
  const title = `Profiles of ${String(year - 4)}-${String(year)}`;
  return {
    list: [{ title, plan: joined([...vintage.plans.values()]), records: vintage.records }],
    done: () => pages.clear(),
  };
}

/** What labels say about columns, for the person who imports; nothing where all stand where 2021 has them. */
function printPlan(title: string, { moved, own, leftOut }: ColumnPlan): void {
  const lines = [
    ...moved.map(({ code, variable }) => `  ${code} is ${variable} of 2021`),
    ...own.map(({ code, label }) => `  ${code} has no counterpart in 2021 and keeps an id of its vintage: ${label}`),
    ...leftOut.map(({ code, label }) => `  ${code} is left out, its row can't be told for sure: ${label}`),
  ];
  if (lines.length > 0) console.log([`${title}, by label:`, ...lines].join('\n'));
}

function joined(plans: readonly ColumnPlan[]): ColumnPlan {
  return {
    columns: plans.flatMap(({ columns }) => columns),
    moved: plans.flatMap(({ moved }) => moved),
    own: plans.flatMap(({ own }) => own),
    leftOut: plans.flatMap(({ leftOut }) => leftOut),
  };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof CitricsError ? error.message : error);
  process.exitCode = 1;
}
