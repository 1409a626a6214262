import { join } from 'node:path';
import type { Figure } from '../../places/figure.ts';
import { numberIn, readCsv, type CsvRow } from '../csv.ts';
import type { FigureSource } from '../figure-source.ts';
import { figure } from './columns.ts';

const YEARS = [2014, 2015, 2016, 2017, 2018, 2019];

/** Offences known to city agencies, and how many people live in what the agency polices (which need not be the city). */
export async function* fbiOffences(folder: string): FigureSource {
  for (const row of await readCsv(join(folder, 'fbi_ucr_city_2014_2019.csv.gz'))) {
    if (row.GEOID)
      yield { geoid: row.GEOID, facts: {}, figures: YEARS.flatMap((year) => yearOf(row, year)), series: [] };
  }
}

function yearOf(row: CsvRow, year: number): readonly Figure[] {
  const people = numberIn(row, `population_${year}`);
  const jurisdiction =
    people === undefined ? [] : [figure({ variable: 'fbi.population', dataset: 'fbi', year }, people)];
  const offences = ['violent', 'property'].flatMap((kind) => {
    const count = numberIn(row, `${kind}_crimes_${year}`);
    if (count === undefined) return [];
    const counted = figure({ variable: `fbi.${kind}`, dataset: 'fbi', year }, count);
    if (people === undefined || people === 0) return [counted];
    const rate = Math.round((count / people) * 100_000) / 100;
    return [counted, figure({ variable: `fbi.${kind}_per_1000`, dataset: 'fbi', year }, rate, true)];
  });
  return [...jurisdiction, ...offences];
}
