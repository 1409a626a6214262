import type { Geoid } from './place.ts';

/**
 * What a number measures. ACS figures carry the column code of the 2021 data profile whatever their vintage
 * (`DP03_0062E`; the importer maps other vintages by label). Others have a code of ours with the source in front
 * (`pep.population`, `zori.rent`, `fbi.violent`, `acs1.DP03_0062E` is the same code with dataset `acs1`, not a new one).
 */
export type VariableId = string;

/** Where a number was published. Titles, attribution and links are in `src/places/datasets.ts`. */
export type DatasetId = 'acs5' | 'acs1' | 'pep' | 'zori' | 'zhvi' | 'fbi' | 'gazetteer';

/** Why the source gives no number. */
export type MissingReason = 'not-published' | 'too-few-cases' | 'not-applicable' | 'not-computable';

/**
 * One number of one place. Exactly one of `value` and `missing` is there.
 * `bound` marks an open-ended published value (`250,000+`): shown as "or more" / "or less", ranked as a tie, never computed with.
 */
export interface Figure {
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  /** Last year of the period: 2023 stands for ACS 2019-2023, or for the year itself in yearly datasets. */
  readonly year: number;
  readonly value?: number;
  readonly bound?: 'or-more' | 'or-less';
  /** Published margin of error, 90 % confidence, in the unit of the value. */
  readonly margin?: number;
  /** True where a copy's author computed it from published counts: not published to the digit. */
  readonly computed?: boolean;
  readonly missing?: MissingReason;
}

/** A figure by month. `values[i]` belongs to the i-th month after `start` (`YYYY-MM`); null where the source has a gap. */
export interface Series {
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  readonly start: string;
  readonly values: readonly (number | null)[];
}

/** Every known number of one place, state or nation. */
export interface FigureSet {
  readonly geoid: Geoid;
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
}
