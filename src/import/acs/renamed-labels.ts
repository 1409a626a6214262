import type { Measure } from './labels.ts';

interface Rename {
  readonly table: string;
  /** Normalised label in another vintage. */
  readonly from: string;
  /** Normalised label of the same row in 2021. */
  readonly to: string;
  /** Only these columns of the row mean the same; all when absent. */
  readonly measures?: readonly Measure[];
}

/**
 * Rows that the Census Bureau renamed without changing what they count. Anything not listed here is a different row until
 * somebody has compared both tables.
 */
const renames: readonly Rename[] = [
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
export function currentLabel(table: string, label: string, measure: Measure): string {
  const rename = renames.find(
    (each) => each.table === table && each.from === label && (each.measures?.includes(measure) ?? true),
  );
  return rename?.to ?? label;
}
