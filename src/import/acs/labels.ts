import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { VariableId } from '../../places/figure.ts';

/** What a profile column holds: an estimate, its share in percent, or the margin of error of either. */
export type Measure = 'E' | 'PE' | 'M' | 'PM';

/** A column code in its parts: `DP03_0062PM` is row `DP03_0062`, measure `PM`. */
export interface ColumnCode {
  readonly row: string;
  readonly measure: Measure;
}

/** Rows of the canonical (2021) profile with their labels: `DP03_0062` to `INCOME AND BENEFITS ...!!Median ...`. */
export type CanonicalLabels = ReadonlyMap<string, string>;

const measures: readonly (readonly [prefix: string, measure: Measure])[] = [
  ['percent margin of error', 'PM'],
  ['margin of error', 'M'],
  ['estimate margin of error', 'M'],
  ['percent', 'PE'],
  ['percent estimate', 'PE'],
  ['estimate', 'E'],
];

/** Parts of a column code, or undefined for anything else (annotations, names, geography). */
export function parseCode(code: string): ColumnCode | undefined {
  const parts = /^(DP0[2-5]_\d{4})(E|PE|M|PM)$/.exec(code);
  return parts?.[1] && parts[2] ? { row: parts[1], measure: parts[2] as Measure } : undefined;
}

/** What the first part of a label says the column measures: `Percent!!RACE!!...` is `PE`. */
export function measureOf(label: string): Measure | undefined {
  const first = fold(label.split('!!')[0] ?? '');
  return measures.find(([prefix]) => prefix === first)?.[1];
}

/**
 * A label in the form in which labels of all vintages are compared: without the measure in front, without the year of the
 * dollars, without colons and quotation marks, in lower case. What is left names the row of the table.
 */
export function normaliseLabel(label: string): string {
  const segments = label.split('!!').map(fold);
  const first = segments[0] ?? '';
  const rows = measures.some(([prefix]) => prefix === first) ? segments.slice(1) : segments;
  return rows.join('!!').replace(/\(in \d{4} inflation-adjusted dollars\)/, '(in inflation-adjusted dollars)');
}

/** The year of the dollars that a label names, which is the vintage's own; undefined where it names none. */
export function dollarYear(label: string): number | undefined {
  const year = /\(IN (\d{4}) INFLATION-ADJUSTED DOLLARS\)/i.exec(label)?.[1];
  return year === undefined ? undefined : Number(year);
}

/** The canonical variable of a row and a measure. Margins belong to their estimate: `M` to `E`, `PM` to `PE`. */
export function variableOf(row: string, measure: Measure): VariableId {
  return `${row}${measure === 'M' ? 'E' : measure === 'PM' ? 'PE' : measure}`;
}

/** The label of each row without the measure in front, rows ascending: what `data/acs-labels-2021.json` holds. */
export function rowLabels(columns: Iterable<readonly [code: string, label: string]>): CanonicalLabels {
  const rows = [...columns].flatMap(([code, label]) => {
    const parts = parseCode(code);
    return parts?.measure === 'E' ? [[parts.row, label.slice(label.indexOf('!!') + 2)] as const] : [];
  });
  return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const labelFile = z.record(z.string().regex(/^DP0[2-5]_\d{4}$/), z.string().min(1));
const canonicalLabelsFile = new URL('../../../data/acs-labels-2021.json', import.meta.url);

/** The labels that codes are checked against, from `data/acs-labels-2021.json`. */
export async function loadCanonicalLabels(): Promise<CanonicalLabels> {
  return new Map(Object.entries(labelFile.parse(JSON.parse(await readFile(canonicalLabelsFile, 'utf8')))));
}

function fold(segment: string): string {
  return segment
    .toLowerCase()
    .replace(/["'\u2018\u2019\u201c\u201d]/g, '')
    .replace(/[\u2013\u2014]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/:+$/, '');
}
