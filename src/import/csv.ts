import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV file with a header line, as texts; a `.gz` file is unpacked. */
export async function readCsv(path: string): Promise<readonly CsvRow[]> {
  const bytes = await readFile(path);
  return parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
    columns: true,
    bom: true,
    relax_column_count: false,
  }) as unknown as readonly CsvRow[];
}

/** The number in a cell; undefined for an empty one. Throws for any other text, so that no mark passes for a number. */
export function numberIn(row: CsvRow, column: string): number | undefined {
  const text = row[column];
  if (text === undefined) throw new RangeError(`There is no column ${column}.`);
  if (text === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new RangeError(`${column} holds ${JSON.stringify(text)}, which is no number.`);
  return value;
}
