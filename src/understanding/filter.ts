import type { RankingCondition } from './utterance.ts';

/** A filter with the words it takes up, which then speak for no topic. */
export interface Filter {
  readonly from: number;
  readonly to: number;
  readonly condition?: RankingCondition;
  readonly minPopulation?: number;
  readonly maxPopulation?: number;
}

/** Words before a number, or before what is usual, that let in more than it, and those that let in less; parts of patterns. */
export const ABOVE =
  'over|above|more than|at least|greater than|bigger than|larger than|exceeding|higher than|north of|upwards of|minimum|min|older than|longer than|beyond|atleast';
export const BELOW =
  'under|below|less than|at most|fewer than|smaller than|lower than|up to|maximum|max|no more than|not more than|younger than|shorter than|cheaper than|within|beneath';
