import type { Measure } from './labels.ts';

interface Rename {
  readonly table: string;
  /** Normalised label in another vintage. */
  readonly from: string;
  /** Normalised label of the same row in 2021. */
  readonly to: string;
  /** Only these columns of the row mean the same; all when absent. */
  readonly measures?: readonly Measure[];
  /** Only in these vintages; all when absent. */
  readonly years?: readonly number[];
}

const movedIn = 'year householder moved into unit!!occupied housing units!!moved in';

/**
 * Rows that the Census Bureau renamed without changing what they count. Anything not listed here is a different row until
 * somebody has compared both tables.
 */
const renames: readonly Rename[] = [
  // The latest, second and third latest band of when people moved in: their limits move with the vintage, and the topic
  // names them by vintage (src/topics/catalogue/moved-in.ts), so that only vintages that it knows are joined here.
  { table: 'DP04', years: [2023, 2024], from: `${movedIn} 2021 or later`, to: `${movedIn} 2019 or later` },
  { table: 'DP04', years: [2023, 2024], from: `${movedIn} 2018 to 2020`, to: `${movedIn} 2015 to 2018` },
  { table: 'DP04', years: [2023, 2024], from: `${movedIn} 2010 to 2017`, to: `${movedIn} 2010 to 2014` },
  {
    // 2024: the remark about taxis went; they stay with "other means".
    table: 'DP03',
    from: 'commuting to work!!workers 16 years and over!!public transportation',
    to: 'commuting to work!!workers 16 years and over!!public transportation (excluding taxicab)',
  },
  {
    // Until 2018 the row was a percentage only; its estimate column held no count.
    table: 'DP02',
    from: 'educational attainment!!percent high school graduate or higher',
    to: 'educational attainment!!population 25 years and over!!high school graduate or higher',
    measures: ['PE'],
  },
  {
    table: 'DP02',
    from: 'educational attainment!!percent bachelors degree or higher',
    to: 'educational attainment!!population 25 years and over!!bachelors degree or higher',
    measures: ['PE'],
  },
  {
    table: 'DP02',
    from: 'educational attainment!!population 25 years and over!!percent high school graduate or higher',
    to: 'educational attainment!!population 25 years and over!!high school graduate or higher',
    measures: ['PE'],
  },
  {
    table: 'DP02',
    from: 'educational attainment!!population 25 years and over!!percent bachelors degree or higher',
    to: 'educational attainment!!population 25 years and over!!bachelors degree or higher',
    measures: ['PE'],
  },
];

/** The 2021 label of a normalised label of any vintage; the same label where no rename is known. */
export function currentLabel(table: string, label: string, measure: Measure, year: number): string {
  const rename = renames.find(
    (each) =>
      each.table === table &&
      each.from === label &&
      (each.measures?.includes(measure) ?? true) &&
      (each.years?.includes(year) ?? true),
  );
  return rename?.to ?? label;
}
