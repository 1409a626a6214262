import { join } from 'node:path';
import type { Figure, VariableId } from '../../places/figure.ts';
import { numberIn, readCsv, type CsvRow } from '../csv.ts';
import type { FigureSource } from '../figure-source.ts';
import { countAndShare, figure, figuresIn } from './columns.ts';

/** Fifty cities that are their own county: county tables are theirs too. */
async function* rowsOf(folder: string, file: string, figures: (row: CsvRow) => readonly Figure[]): FigureSource {
  for (const row of await readCsv(join(folder, file))) {
    yield { geoid: row.GEOID ?? '', facts: {}, figures: figures(row), series: [] };
  }
}

/** Shares with one decimal and medians as published in the profiles of 2013-2017. */
const PROFILE_2017 = [
  ['TotalPop', 'DP05_0001E'],
  ['Men', 'DP05_0002E'],
  ['Women', 'DP05_0003E'],
  ['Hispanic', 'DP05_0071PE'],
  ['White', 'DP05_0077PE'],
  ['Black', 'DP05_0078PE'],
  ['Native', 'DP05_0079PE'],
  ['Asian', 'DP05_0080PE'],
  ['Pacific', 'DP05_0081PE'],
  ['VotingAgeCitizen', 'DP05_0087E'],
  ['Income', 'DP03_0062E', 'IncomeErr'],
  ['IncomePerCap', 'DP03_0088E', 'IncomePerCapErr'],
  ['Poverty', 'DP03_0128PE'],
  ['ChildPoverty', 'DP03_0129PE'],
  ['Professional', 'DP03_0027PE'],
  ['Service', 'DP03_0028PE'],
  ['Office', 'DP03_0029PE'],
  ['Construction', 'DP03_0030PE'],
  ['Production', 'DP03_0031PE'],
  ['Drive', 'DP03_0019PE'],
  ['Carpool', 'DP03_0020PE'],
  ['Transit', 'DP03_0021PE'],
  ['Walk', 'DP03_0022PE'],
  ['OtherTransp', 'DP03_0023PE'],
  ['WorkAtHome', 'DP03_0024PE'],
  ['MeanCommute', 'DP03_0025E'],
  ['Employed', 'DP03_0004E'],
  ['PrivateWork', 'DP03_0047PE'],
  ['PublicWork', 'DP03_0048PE'],
  ['SelfEmployed', 'DP03_0049PE'],
  ['FamilyWork', 'DP03_0050PE'],
  ['Unemployment', 'DP03_0009PE'],
].map(([column = '', variable = '', margin]) => ({ column, variable, margin, dataset: 'acs5' as const, year: 2017 }));

export function profiles2017(folder: string): FigureSource {
  return rowsOf(folder, 'coextensive_acs5_2017.csv', (row) => figuresIn(row, PROFILE_2017));
}

/** Shares written as fractions of one. Left out: median earnings, of whom the file doesn't say. */
const LEARNING_2018 = [
  ['pop_total', 'DP05_0001E', 1],
  ['pct_nocar', 'DP04_0058PE', 100],
  ['med_hh_inc_total', 'DP03_0062E', 1],
  ['pct_belowpoverty_total', 'DP03_0128PE', 100],
  ['pct_edu_hs', 'DP02_0062PE', 100],
  ['pct_edu_somecollege', 'DP02_0063PE', 100],
  ['pct_edu_associate', 'DP02_0064PE', 100],
  ['pct_edu_ba', 'DP02_0065PE', 100],
  ['pct_edu_grad', 'DP02_0066PE', 100],
  ['pct_edu_baplus', 'DP02_0068PE', 100],
  ['pct_edu_hsplus', 'DP02_0067PE', 100],
  ['lfp_total', 'DP03_0002PE', 100],
  ['epratio_total', 'DP03_0004PE', 100],
  ['unemp_total', 'DP03_0009PE', 100],
  ['commuter_total', 'DP03_0018E', 1],
  ['publictrans_total', 'DP03_0021E', 1],
  ['pct_publictrans_total', 'DP03_0021PE', 100],
].map(([column, variable, times]) => ({
  column: String(column),
  variable: String(variable),
  times: Number(times),
  computed: times === 100,
  dataset: 'acs5' as const,
  year: 2018,
}));

export function learning2018(folder: string): FigureSource {
  return rowsOf(folder, 'coextensive_acs5_2018_brookings.csv', (row) => figuresIn(row, LEARNING_2018));
}

const AGES = [
  'age_u5',
  'age_5_9',
  'age_10_14',
  'age_15_19',
  'age_20_24',
  'age_25_34',
  'age_35_44',
  'age_45_54',
  'age_55_59',
  'age_60_64',
  'age_65_74',
  'age_75_84',
  'age_85p',
];

/** Counts of people by sex and by age, with the shares that follow from them. */
export function ages2020(folder: string): FigureSource {
  const head = { dataset: 'acs5' as const, year: 2020 };
  return rowsOf(folder, 'coextensive_sex_age_acs5_2020.csv', (row) => {
    const total = sumOf(row, ['total']);
    return [
      figure({ variable: 'DP05_0001E', ...head }, total),
      ...countAndShare({ row: 'DP05_0002', ...head }, sumOf(row, ['male']), total),
      ...countAndShare({ row: 'DP05_0003', ...head }, sumOf(row, ['female']), total),
      ...AGES.flatMap((age, index) =>
        countAndShare({ row: `DP05_00${String(index + 5).padStart(2, '0')}`, ...head }, sumOf(row, [age]), total),
      ),
      ...countAndShare({ row: 'DP05_0024', ...head }, sumOf(row, ['age_65_74', 'age_75_84', 'age_85p']), total),
    ];
  });
}

/** A distribution of a housing table: profile rows in order, each the sum of some columns, of one whole. */
interface Distribution {
  readonly first: VariableId;
  readonly of: (row: CsvRow) => number;
  readonly parts: readonly (readonly string[])[];
}

const units = (row: CsvRow) => sumOf(row, ['housing_units']);
const occupied = (row: CsvRow) => sumOf(row, ['occupied_units']);

const HOUSING: readonly Distribution[] = [
  { first: 'DP04_0002', of: units, parts: [['occupied_units'], ['vacant_units']] },
  {
    first: 'DP04_0007',
    of: units,
    parts: [
      ['str_1_unit_detached'],
      ['str_1_unit_attached'],
      ['str_2_unit'],
      ['str_3_4_unit'],
      ['str_5_9_unit'],
      ['str_10_19_unit'],
      ['str_20_49_unit', 'str_50_more_unit'],
      ['str_mobile_home'],
      ['str_boat_rv_van'],
    ],
  },
  {
    // The bands of the source stop at 2009: the two newest ones of the profile, rows 17 and 18, can't be told apart.
    first: 'DP04_0019',
    of: units,
    parts: [
      ['yr_str_built_2000_2009'],
      ['yr_str_built_1990_1999'],
      ['yr_str_built_1980_1989'],
      ['yr_str_built_1970_1979'],
      ['yr_str_built_1960_1969'],
      ['yr_str_built_1950_1959'],
      ['yr_str_built_1940_1949'],
      ['yr_str_built_1939_earlier'],
    ],
  },
  {
    first: 'DP04_0028',
    of: units,
    parts: ['rm_1', 'rm_2', 'rm_3', 'rm_4', 'rm_5', 'rm_6', 'rm_7', 'rm_8', 'rm_9_or_more'].map((column) => [column]),
  },
  {
    first: 'DP04_0039',
    of: units,
    parts: ['0', '1', '2', '3', '4', '5_more'].map((count) => [`bedrooms_${count}`]),
  },
  {
    first: 'DP04_0063',
    of: occupied,
    parts: [
      'utility_gas',
      'bottled_tank_lp_gas',
      'electricity',
      'fuel_oil_kerosene',
      'coal_coke',
      'wood',
      'solar',
      'other',
      'none',
    ].map((fuel) => [`fuel_${fuel}`]),
  },
  { first: 'DP04_0073', of: occupied, parts: [['plumbing_incomplete']] },
  {
    first: 'DP04_0077',
    of: occupied,
    parts: [['0p5_or_less', '0p51_1'], ['1p01_1p5'], ['1p51_2', '2p01_or_more']].map((spans) =>
      spans.flatMap((span) => [`owner_${span}_per_rm`, `renter_${span}_per_rm`]),
    ),
  },
  {
    first: 'DP04_0137',
    of: (row) => sumOf(row, ['rent_percent_tot']) - sumOf(row, ['rent_percent_nc']),
    parts: [
      ['rent_percent_0_9p9', 'rent_percent_10_14p9'],
      ['rent_percent_15_19p9'],
      ['rent_percent_20_24p9'],
      ['rent_percent_25_29p9'],
      ['rent_percent_30_34p9'],
      ['rent_percent_35_39p9', 'rent_percent_40_49p9', 'rent_percent_50_100'],
    ],
  },
];

/** Medians and counts that no profile has carry the codes of the detailed tables; the rent is contract rent. */
const DETAILED = [
  ['tot_pop', 'DP05_0001E'],
  ['housing_units', 'DP04_0001E'],
  ['rent_percent_nc', 'DP04_0143E'],
  ['rm_total', 'B25019_001E'],
  ['kitchen_incomplete', 'B25051_003E'],
  ['utilities_pay_for_1_or_more', 'B25069_002E'],
  ['utilities_pay_no_extra', 'B25069_003E'],
].map(plan2023);

const MEDIANS = [
  ['median_home_value', 'DP04_0089E'],
  ['median_household_income', 'DP03_0062E'],
  ['rm_median', 'DP04_0037E'],
  ['rent_contract_med', 'B25058_001E'],
  ['median_year_moved_in_owner', 'B25039_002E'],
  ['yr_str_built_median', 'B25035_001E'],
].map(plan2023);

function plan2023([column = '', variable = '']: readonly string[]) {
  return { column, variable, dataset: 'acs5' as const, year: 2023 };
}

function housing(row: CsvRow): readonly Figure[] {
  const head = { dataset: 'acs5' as const, year: 2023 };
  const owned = sumOf(row, ['occupied_owner']);
  const bands = HOUSING.find(({ first }) => first === 'DP04_0019')?.parts.flat() ?? [];
  const since2010 = Math.round(((units(row) - sumOf(row, bands)) / units(row)) * 10_000) / 100;
  return [
    ...figuresIn(row, DETAILED),
    figure({ variable: 'acs.built_since_2010_share', ...head }, since2010, true),
    ...countAndShare({ row: 'DP04_0046', ...head }, owned, occupied(row)),
    ...countAndShare({ row: 'DP04_0047', ...head }, occupied(row) - owned, occupied(row)),
    ...HOUSING.flatMap(({ first, of, parts }) =>
      parts.flatMap((columns, index) =>
        countAndShare({ row: rowAfter(first, index), ...head }, sumOf(row, columns), of(row)),
      ),
    ),
  ];
}

export function housing2023(folder: string): FigureSource {
  return rowsOf(folder, 'coextensive_housing_acs5_2023.csv', (row) => [...figuresIn(row, MEDIANS), ...housing(row)]);
}

/** New York City as the sum of its five counties; sums have no medians. */
export function newYork2023(folder: string): FigureSource {
  return rowsOf(folder, 'nyc_housing_counts_acs5_2023.csv', housing);
}

/** `DP04_0007` and 2 more rows is `DP04_0009`. */
function rowAfter(first: string, count: number): string {
  const [table = '', row = ''] = first.split('_');
  return `${table}_${String(Number(row) + count).padStart(4, '0')}`;
}

function sumOf(row: CsvRow, columns: readonly string[]): number {
  return columns.reduce((sum, column) => {
    const value = numberIn(row, column);
    if (value === undefined) throw new RangeError(`${column} of ${row.GEOID ?? ''} is empty.`);
    return sum + value;
  }, 0);
}
