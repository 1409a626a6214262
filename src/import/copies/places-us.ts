import { join } from 'node:path';
import type { Figure } from '../../places/figure.ts';
import { readCsv, numberIn, type CsvRow } from '../csv.ts';
import type { FigureSource, PlaceFacts } from '../figure-source.ts';
import { readEstimate } from '../acs/special-values.ts';
import { figure, figuresIn } from './columns.ts';

/**
 * Columns of a five-year vintage; the author made the shares and the rounded median age from published counts.
 * Left out, because no published table has them: the age of homes, the share of single people, and a homeownership rate
 * that differs from the Census Bureau's own by 2.7 points (median over 615 places of California, 2023).
 */
const VINTAGE = [
  ['population', 'DP05_0001E', false],
  ['median_hh_income', 'DP03_0062E', false],
  ['median_age', 'DP05_0018E', true],
  ['bachelors_pct', 'DP02_0068PE', true],
  ['poverty_pct', 'DP03_0128PE', true],
  ['unemployment_pct', 'DP03_0009PE', true],
  ['lfpr_pct', 'DP03_0002PE', true],
  ['asian_pct', 'DP05_0044PE', true],
  ['black_pct', 'DP05_0038PE', true],
  ['nh_white_pct', 'DP05_0077PE', true],
  ['hispanic_pct', 'DP05_0071PE', true],
  ['foreign_born_pct', 'DP02_0094PE', true],
] as const;
const VINTAGES = [2020, 2021, 2022, 2023];

/** The vintage of 2015 is copied from the Census Bureau's export, marks for missing values included. */
const EXPORT_2015 = [
  ['acs2015_median_hh_income', 'DP03_0062E'],
  ['acs2015_poverty_pct', 'DP03_0128PE'],
  ['acs2015_hs_plus_pct', 'DP02_0067PE'],
] as const;

const ESTIMATES = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019].map((year) => ({
  column: `pep2019_pop_${year}`,
  variable: 'pep.population',
  dataset: 'pep' as const,
  year,
}));

/**
 * Louisville, KY, until 2003: it was merged with its county into Louisville/Jefferson County (2148006), and the list keeps both,
 * this one without a number. It is the only place without any number that has a namesake in its own county.
 */
const GONE: ReadonlySet<string> = new Set(['2148000']);

/** `places-us.csv.gz`: every place with its facts, population estimates of 2010-2019 and a dozen five-year figures. */
export async function* placesUs(folder: string): FigureSource {
  for (const row of await readCsv(join(folder, 'places-us.csv.gz'))) {
    if (GONE.has(row.geoid ?? '')) continue;
    const figures = [
      ...figuresIn(row, ESTIMATES),
      ...EXPORT_2015.flatMap(([column, variable]) => exported(row, column, variable)),
      ...VINTAGES.flatMap((year) => vintageOf(row, year)),
    ];
    yield { geoid: row.geoid ?? '', facts: factsOf(row), figures, series: [] };
  }
}

/** Names that the copy has damaged: letters outside Latin-1 became question marks, the others were decoded twice. */
function repaired(text: string): string {
  if (text === 'Utqiag?vik city') return 'Utqiaġvik city';
  return /[ÂÃ]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}

function factsOf(row: CsvRow): PlaceFacts {
  const [latitude, longitude, landSqMi] = ['lat', 'lon', 'land_sqmi'].map((column) => numberIn(row, column));
  return {
    legalName: repaired(row.name ?? ''),
    counties: repaired(row.counties ?? '')
      .split('~~~')
      .filter((county) => county !== ''),
    ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
    ...(landSqMi === undefined ? {} : { landSqMi }),
  };
}

function exported(row: CsvRow, column: string, variable: string): readonly Figure[] {
  const cell = row[column] ?? '';
  if (cell === '') return [];
  return [{ variable, dataset: 'acs5', year: 2015, ...readEstimate(variable, { estimate: cell }) }];
}

function vintageOf(row: CsvRow, year: number): readonly Figure[] {
  const cell = (name: string) => numberIn(row, `acs${year}_${name}`);
  if (cell('population') === undefined) return [];
  const allZero = (...names: readonly string[]) => names.every((name) => cell(name) === 0);
  const falseZeros = allZero('poverty_pct', 'unemployment_pct', 'lfpr_pct');
  // Where nobody has a race or an origin either, the survey found nobody there: California's own table of 2023 has 0 people
  // over 16 in every such row. The population in the copy is then another source's, repeated in each vintage.
  const nobody = falseZeros && allZero('asian_pct', 'black_pct', 'nh_white_pct', 'hispanic_pct', 'foreign_born_pct');
  const lost = new Set<string>([
    ...(falseZeros ? ['poverty_pct', 'unemployment_pct', 'lfpr_pct'] : []),
    // Without anybody in the labor force there is no rate.
    ...(cell('lfpr_pct') === 0 ? ['unemployment_pct'] : []),
  ]);
  return VINTAGE.map(([name, variable, computed]): Figure => {
    const value = cell(name);
    const head = { variable, dataset: 'acs5' as const, year };
    if (value === undefined || nobody || lost.has(name)) return { ...head, missing: 'not-published' };
    return figure(head, value, computed);
  });
}
