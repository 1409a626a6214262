import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { FakeTable } from '../fakes/census-api.ts';

/** Rows of a gzipped CSV file, read without the project's own reader. */
export function csvRows(path: string): string[][] {
  return parse(gunzipSync(readFileSync(path)), { bom: true });
}

/** How the API writes what the exported files write as text. */
const asNumber: Readonly<Record<string, string | undefined>> = {
  '-': '-666666666',
  '**': '-222222222',
  '***': '-333333333',
  '*****': '-555555555',
  '(X)': '-888888888',
  N: '-999999999',
  '250,000+': '250001',
  '2,500-': '2499',
};

/** An exported table (`ACSDP5Y2023.DP03-Data.csv.gz`) as the API would serve it; counties stay out. */
export function tableOfExport(path: string): FakeTable {
  const [codes = [], labels = [], ...rows] = csvRows(path);
  const columns = codes.flatMap((code, i) => (/^DP0\d_\d{4}P?[EM]$/.test(code) ? [[code, i] as const] : []));
  return {
    year: Number(basename(path).slice(7, 11)),
    table: basename(path).slice(12, 16),
    labels: new Map(columns.map(([code, i]) => [code, labels[i] ?? ''])),
    areas: rows
      .filter(([geoId]) => geoId?.startsWith('1600000US'))
      .map((row) => ({
        geoid: row[0]?.slice(-7) ?? '',
        name: row[1] ?? '',
        cells: new Map(columns.map(([code, i]) => [code, asNumber[row[i] ?? ''] ?? row[i] ?? ''])),
      })),
  };
}

/** A California copy (estimates without margins) as the API would serve it; its margins are null. */
export function tableOfCopy(path: string, labelsPath: string): FakeTable {
  const [header = [], ...rows] = csvRows(path);
  const file = basename(path, '.gz');
  const labels = new Map<string, string>();
  for (const [of, column = '', label = ''] of csvRows(labelsPath)) {
    if (of !== file) continue;
    labels.set(column, label);
    labels.set(column.replace(/E$/, 'M'), label.replace(/^(Estimate|Percent)/, '$1 Margin of Error'));
  }
  return {
    year: 2023,
    table: /DP0\d/.exec(file)?.[0] ?? '',
    labels,
    areas: rows.map((row) => ({
      geoid: row[0] ?? '',
      name: row[1] ?? '',
      cells: new Map(header.slice(2).flatMap((code, i) => (row[i + 2] ? [[code, row[i + 2] ?? ''] as const] : []))),
    })),
  };
}
