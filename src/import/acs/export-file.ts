import { basename } from 'node:path';
import type { DatasetId } from '../../places/figure.ts';
import { UnreadableFile } from '../errors.ts';
import type { FigureSource } from '../figure-source.ts';
import { rowsOf } from '../rows.ts';
import { planColumns, vintageOf } from './columns.ts';
import type { ColumnPlan } from './columns.ts';
import { recordOf } from './record.ts';
import type { CanonicalLabels } from './labels.ts';

/** A profile table as data.census.gov exports it: `ACSDP5Y2023.DP03-Data.csv`, plain or gzipped. */
export interface ProfileExport {
  readonly path: string;
  readonly dataset: Extract<DatasetId, 'acs5' | 'acs1'>;
  readonly year: number;
  /** `DP03` */
  readonly table: string;
  readonly plan: ColumnPlan;
  /** Every place, state and the nation of the file; counties and other levels are passed over. */
  readonly records: FigureSource;
}

const exportName = /^ACSDP([15])Y(\d{4})\.(DP0[2-5])-Data\.csv(\.gz)?$/i;

/** True for a file name that the Census Bureau's site gives to an exported profile table. */
export function isExportName(path: string): boolean {
  return exportName.test(basename(path));
}

/**
 * Opens an exported table: reads its two header rows (codes, labels) and maps its columns by label; the rows are read as
 * `records` is iterated.
 *
 * @throws UnreadableFile for another name, another header, dollars of another year than the name says, a row of another width
 * @throws UnreadableCell while iterating, for a cell that holds neither a number nor a documented special value
 */
export async function openExport(path: string, canonical: CanonicalLabels): Promise<ProfileExport> {
  const [, span, yearText, tableText] = exportName.exec(basename(path)) ?? [];
  if (!span || !yearText || !tableText) {
    throw new UnreadableFile(
      path,
      'the name is not one of an exported profile table',
      'Keep the name that data.census.gov gave it, such as ACSDP5Y2023.DP03-Data.csv: it tells the vintage.',
    );
  }
  const rows = rowsOf(path);
  const codes = (await rows.next()).value ?? [];
  const labels = (await rows.next()).value ?? [];
  if (codes[0] !== 'GEO_ID' || codes[1] !== 'NAME' || labels[0] !== 'Geography' || codes.length !== labels.length) {
    throw new UnreadableFile(
      path,
      'the two header rows of the official export (GEO_ID, NAME, ... / Geography, ...) are missing',
      'Download the table again as CSV, and leave its rows and columns as they are.',
    );
  }
  const labelOf = new Map(codes.map((code, i) => [code, labels[i] ?? '']));
  const year = Number(yearText);
  const dollars = vintageOf(labelOf);
  if (dollars !== undefined && dollars !== year) {
    throw new UnreadableFile(
      path,
      `its labels are in dollars of ${String(dollars)}, its name says ${yearText}`,
      'Was it renamed? Give it back the name of its own vintage.',
    );
  }
  const dataset = span === '5' ? 'acs5' : 'acs1';
  const plan = planColumns(labelOf, canonical, year);
  return { path, dataset, year, table: tableText.toUpperCase(), plan, records: records() };

  async function* records(): FigureSource {
    const toRecord = recordOf({ codes, plan, dataset, year });
    let line = 2;
    for await (const row of rows) {
      line += 1;
      const record = toRecord(row, `${basename(path)}, row ${String(line)}: `);
      if (record) yield record;
    }
  }
}
