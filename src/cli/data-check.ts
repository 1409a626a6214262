import { loadConfig } from '../config.ts';
import { CitricsError } from '../errors.ts';
import { checkStore } from '../import/check/check-store.ts';
import type { CheckReport } from '../import/check/check-store.ts';
import { loadCheckLists } from '../import/check/load.ts';
import type { Finding } from '../import/check/rule.ts';
import { rules } from '../import/check/rules.ts';
import { openFigureStore } from '../places/open-store.ts';

/** Holds the figures in use against every rule and against published values; exit 1 with the list of what fails. */
async function main(): Promise<void> {
  const { store, name } = await openFigureStore(loadConfig(process.env));
  try {
    const { published, exceptions } = await loadCheckLists();
    print(name, await checkStore(store, rules, published, exceptions));
  } finally {
    await store.close();
  }
}

function print(name: string, report: CheckReport): void {
  const { places, figures, published, failures, explained, stale } = report;
  console.log(
    `${name}: ${count(figures)} figures of ${count(places)} places held against ${count(rules.length)} rules and ${count(published)} published values.`,
  );
  if (explained.length > 0) console.log(`\nLet through, with the reason (data/check-exceptions.json):`);
  for (const { finding, reason } of explained) console.log(`  ${describe(finding)}\n    ${reason}`);
  if (failures.length + stale.length > 0) console.log('\nFails:');
  for (const finding of failures) console.log(`  ${describe(finding)}`);
  for (const { rule, geoid, variable } of stale) {
    console.log(
      `  exception without a finding: ${rule} ${geoid} ${variable}. Take it out of data/check-exceptions.json.`,
    );
  }
  const faults = failures.length + stale.length;
  console.log(faults === 0 ? '\nAll of it holds.' : `\n${count(faults)} of it fails.`);
  if (faults > 0) process.exitCode = 1;
}

function describe({ rule, geoid, name, variable, dataset, year, values }: Finding): string {
  const figure = [variable, dataset, year].filter((part) => part !== undefined).join(' ');
  return `${rule}: ${geoid} ${name}, ${figure}: ${values}`;
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}

try {
  await main();
} catch (error) {
  console.error(error instanceof CitricsError ? error.message : error);
  process.exitCode = 1;
}
