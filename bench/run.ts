import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchRow } from './row.ts';

/** `npm run -s bench -- [NAME] [--json]`: every file of this folder whose default export is a benchmark, or the one named. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const [wanted] = positionals;
  const names = (await readdir(import.meta.dirname))
    .filter((file) => file.endsWith('.ts') && file !== basename(import.meta.filename))
    .map((file) => basename(file, '.ts'))
    .filter((name) => wanted === undefined || name === wanted)
    .sort();
  let found = 0;
  for (const name of names) {
    const { default: run } = (await import(join(import.meta.dirname, `${name}.ts`))) as { readonly default?: unknown };
    if (typeof run !== 'function') continue;
    found++;
    for (const row of await (run as () => Promise<readonly BenchRow[]>)()) {
      console.log(values.json ? JSON.stringify(row) : textOf(name, row));
    }
  }
  if (found === 0) {
    console.error(`There is no benchmark ${wanted ?? ''} in ${import.meta.dirname}.`);
    process.exitCode = 1;
  }
}

function textOf(benchmark: string, { name, unit, ours, peer, peer_name, ratio }: BenchRow): string {
  const number = (value: number) => Number(value.toPrecision(4)).toLocaleString('en-US', { maximumFractionDigits: 4 });
  const beside = peer === undefined ? '' : `, ${peer_name ?? 'peer'}: ${number(peer)} ${unit}`;
  const better = ratio === undefined ? '' : ` (${number(ratio)} times better)`;
  return `${benchmark}: ${name}: ${number(ours)} ${unit}${beside}${better}`;
}

await main();
