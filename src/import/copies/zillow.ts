import { join } from 'node:path';
import type { Figure, Series } from '../../places/figure.ts';
import { addMonths } from '../../places/figure-table.ts';
import { readCsv, type CsvRow } from '../csv.ts';
import type { FigureSource } from '../figure-source.ts';
import { figure, figuresIn } from './columns.ts';

/** Zillow's observed rent index: the typical rent by month, and its newest month as a figure of that year. */
export async function* rentByMonth(folder: string): FigureSource {
  for (const row of await readCsv(join(folder, 'zillow_zori_city_2015_2025.csv.gz'))) {
    const series = row.GEOID ? seriesOf(row) : undefined;
    if (!row.GEOID || !series) continue;
    const latest = addMonths(series.start, series.values.length - 1);
    const head = { variable: 'zori.rent', dataset: 'zori' as const, year: Number(latest.slice(0, 4)) };
    const figures: Figure[] = [figure(head, series.values.at(-1) ?? 0)];
    yield { geoid: row.GEOID, facts: {}, figures, series: [series] };
  }
}

function seriesOf(row: CsvRow): Series | undefined {
  const months = Object.keys(row).filter((column) => /^\d{4}-\d{2}-\d{2}$/.test(column));
  const values = months.map((month) => (row[month] ? Number(row[month]) : null));
  const first = values.findIndex((value) => value !== null);
  if (first === -1) return undefined;
  const last = values.findLastIndex((value) => value !== null);
  return {
    variable: 'zori.rent',
    dataset: 'zori',
    start: (months[first] ?? '').slice(0, 7),
    values: values.slice(first, last + 1),
  };
}

/** Changes are in percent: over the year, and a year over five and ten years. */
const INDEX = [
  { column: 'zhvi', variable: 'zhvi.index' },
  { column: 'yoy', variable: 'zhvi.change_1yr', times: 100 },
  { column: 'cagr_5yr', variable: 'zhvi.growth_5yr', times: 100 },
  { column: 'cagr_10yr', variable: 'zhvi.growth_10yr', times: 100 },
  { column: 'peak_zhvi', variable: 'zhvi.peak' },
].map((plan) => ({ ...plan, dataset: 'zhvi' as const, year: 2019 }));

/** Zillow's home value index of April 2019. */
export async function* homeValueIndex(folder: string): FigureSource {
  for (const row of await readCsv(join(folder, 'zillow_zhvi_city_2019-04.csv.gz'))) {
    if (row.GEOID) yield { geoid: row.GEOID, facts: {}, figures: figuresIn(row, INDEX), series: [] };
  }
}
