import { join } from 'node:path';
import type { Figure } from '../../places/figure.ts';
import { readCsv, numberIn } from '../csv.ts';
import type { FigureSource } from '../figure-source.ts';
import { figure } from './columns.ts';

const TABLES = ['ca_acs5_2023_DP03.csv.gz', 'ca_acs5_2023_DP04.csv.gz'];

/** California's economic and housing profiles of 2019-2023: every column, codes and labels as in 2021. */
export async function* california(folder: string): FigureSource {
  for (const table of TABLES) {
    for (const row of await readCsv(join(folder, table))) {
      const figures = Object.keys(row)
        .filter((column) => column.startsWith('DP'))
        .map((variable): Figure => {
          const value = numberIn(row, variable);
          const head = { variable, dataset: 'acs5' as const, year: 2023 };
          if (value === undefined) return { ...head, missing: 'not-computable' };
          return figure(head, value);
        });
      yield {
        geoid: row.GEOID ?? '',
        facts: { legalName: (row.name ?? '').replace(/, California$/, '') },
        figures,
        series: [],
      };
    }
  }
}
