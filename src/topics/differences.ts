import type { DatasetId } from '../places/figure.ts';
import { formatFigure } from '../replies/format.ts';
import { isTotal } from './benchmark.ts';
import { marginOf, sameWithinMargins } from './margins.ts';
import type { Reading } from './reading.ts';
import type { Metric } from './topic.ts';

const SURVEYS: ReadonlySet<DatasetId> = new Set<DatasetId>(['acs5', 'acs1']);

/** People of a place that is surveyed as surely as any: ten cities have more. */
const LARGE = 1_000_000;

/** Of what is counted or modelled, not sampled, a smaller share than this is no difference to a person who rents or buys. */
const TRIFLE = 0.01;

/**
 * Whether two numbers are to be called about the same. Where margins are published, they decide. Where not, a difference
 * that the survey could not tell apart even between two cities of a million (about 1.5 % of a median, 0.3 points of a share of
 * 5 %) is none anywhere; and of an index or a rate of offenses, one under 1 %. Counts of people or homes differ if they differ.
 */
export function isAboutTheSame(metric: Metric, a: Reading, b: Reading): boolean {
  if (formatFigure(a, metric.unit) === formatFigure(b, metric.unit)) return true;
  if (a.margin !== undefined && b.margin !== undefined) return sameWithinMargins(a, b);
  if (isTotal(metric) || a.bound !== b.bound) return false;
  if (isSurveyed(a) && isSurveyed(b))
    return sameWithinMargins(withMargin(metric, a, LARGE), withMargin(metric, b, LARGE));
  return Math.abs(a.value - b.value) < TRIFLE * Math.max(Math.abs(a.value), Math.abs(b.value));
}

/** A reading and how many people live in its place, where that is known. */
export interface Surveyed {
  readonly reading: Reading;
  readonly population?: number;
}

/**
 * Whether chance may have made the difference of two survey figures without published margins, as far as the sizes of the
 * places tell. That is an estimate, so the numbers are still compared, and this is said with them.
 */
export function mayBeChance(metric: Metric, a: Surveyed, b: Surveyed): boolean {
  const people = [a.population ?? 0, b.population ?? 0] as const;
  if (isTotal(metric) || Math.min(...people) <= 0 || a.reading.bound !== b.reading.bound) return false;
  if (!isSurveyed(a.reading) || !isSurveyed(b.reading)) return false;
  return sameWithinMargins(withMargin(metric, a.reading, people[0]), withMargin(metric, b.reading, people[1]));
}

/** Whether a number comes from asking some people, not from counting or modelling. */
export function isSurveyed({ dataset }: Pick<Reading, 'dataset'>): boolean {
  return SURVEYS.has(dataset);
}

function withMargin(metric: Metric, reading: Reading, population: number): { value: number; margin: number } {
  return { value: reading.value, margin: marginOf(metric, reading, population) };
}
