import { join } from 'node:path';
import { readCsv } from '../csv.ts';
import type { FigureSource } from '../figure-source.ts';
import { figuresIn } from './columns.ts';

/**
 * What each column is was found by holding it against official tables: its "Poverty" is of families, its "White" leaves
 * Hispanic people out. Two columns whose definition no table confirms are left out (families with children, a ratio of
 * home value to income).
 */
const COLUMNS = [
  ['TotalPopulation', 'DP05_0001E', false],
  ['MedianHouseholdIncome', 'DP03_0062E', false],
  ['MedianFamilyIncome', 'DP03_0086E', false],
  ['MedianMonthlyHousingCosts', 'B25105_001E', false],
  ['Unemployment16up', 'DP03_0009PE', true],
  ['LaborForce16up', 'DP03_0002PE', true],
  ['Manuf', 'DP03_0035PE', true],
  ['ForeignBorn', 'DP02_0094PE', true],
  ['Poverty', 'DP03_0119PE', true],
  ['White', 'DP05_0077PE', true],
  ['BachPlus25up', 'DP02_0068PE', true],
  ['VacancyRate', 'DP04_0003PE', true],
  ['OwnerOccupied', 'DP04_0046PE', true],
  ['percentPop2064', 'acs.age_20_to_64_share', true],
  ['HousingPre1980', 'acs.built_before_1980_share', true],
  ['High30GrossRent', 'acs.rent_30_percent_or_more_share', true],
] as const;
const PLAN = COLUMNS.map(([column, variable, computed]) => ({
  column,
  variable,
  computed,
  dataset: 'acs5' as const,
  year: 2022,
}));

/** 943 cities, five-year estimates of 2022; its 17 counties and townships have no GEOID of a place. */
export async function* pcit960(folder: string): FigureSource {
  for (const row of await readCsv(join(folder, 'pcit960_acs5_2022.csv'))) {
    if (row.GEOID) yield { geoid: row.GEOID, facts: {}, figures: figuresIn(row, PLAN), series: [] };
  }
}
