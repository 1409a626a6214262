import { join } from 'node:path';
import type { Figure } from '../../places/figure.ts';
import { numberIn, readCsv, type CsvRow } from '../csv.ts';
import type { FigureSource } from '../figure-source.ts';
import { figure, figuresIn } from './columns.ts';

/** No one-year figures of 2020 were published: too few people answered in the pandemic. */
const YEARS = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023];
const INCOME = YEARS.map((year) => ({ column: `y${year}`, variable: 'DP03_0062E', dataset: 'acs1' as const, year }));

/** Median household income by year, one-year estimates. */
export async function* incomeByYear(folder: string): FigureSource {
  for (const row of await readCsv(join(folder, 'acs1_median_household_income_2010_2023.csv'))) {
    if (row.GEOID) yield { geoid: row.GEOID, facts: {}, figures: figuresIn(row, INCOME), series: [] };
  }
}

/** The races are counted alone or in combination: together they exceed the population in 236 of 596 cities. */
const PEOPLE_2015 = [
  ['total_population', 'DP05_0001E'],
  ['male', 'DP05_0002E'],
  ['female', 'DP05_0003E'],
  ['median_age', 'DP05_0018E'],
  ['veterans', 'DP02_0070E'],
  ['foreign_born', 'DP02_0094E'],
  ['avg_household_size', 'DP02_0016E'],
  ['white', 'DP05_0064E'],
  ['black', 'DP05_0065E'],
  ['aian', 'DP05_0066E'],
  ['asian', 'DP05_0067E'],
  ['hispanic', 'DP05_0071E'],
].map(([column = '', variable = '']) => ({ column, variable, dataset: 'acs1' as const, year: 2015 }));

/** Counts of people in 2015, one-year estimates. */
export async function* people2015(folder: string): FigureSource {
  for (const row of await readCsv(join(folder, 'opendatasoft_acs1_2015.csv'))) {
    if (row.GEOID) {
      const figures = [...figuresIn(row, PEOPLE_2015), ...sharesOfPeople(row)];
      yield { geoid: row.GEOID, facts: {}, figures, series: [] };
    }
  }
}

/** Shares of all people, the whole of which the file counts too. Of veterans it doesn't: their share is one of civilian adults. */
function sharesOfPeople(row: CsvRow): readonly Figure[] {
  const people = numberIn(row, 'total_population');
  return ['male', 'female', 'foreign_born'].flatMap((column) => {
    const count = numberIn(row, column);
    const plan = PEOPLE_2015.find((each) => each.column === column);
    if (!plan || count === undefined || people === undefined || people === 0) return [];
    const share = Math.round((count / people) * 10_000) / 100;
    return [figure({ ...plan, variable: plan.variable.replace(/E$/, 'PE') }, share, true)];
  });
}
