import { differSignificantly, Z_90 } from '../places/margin-of-error.ts';
import type { Metric } from './topic.ts';

export { Z_90 } from '../places/margin-of-error.ts';

/** True where chance alone explains the difference of two numbers. False where a margin is unknown: nothing can be said then. */
export function sameWithinMargins(
  a: { readonly value: number; readonly margin?: number },
  b: { readonly value: number; readonly margin?: number },
): boolean {
  if (a.margin === undefined || b.margin === undefined) return false;
  return !differSignificantly({ value: a.value, margin: a.margin }, { value: b.value, margin: b.margin });
}

/**
 * How much a survey of a place this size errs, where no margin was published: the standard error of a share `p` (percent) of
 * N people is about `6.5 sqrt(p (100 - p) / N)`, that of a median or mean about `6.5 value / sqrt(N)`. The form is that of a
 * simple random sample; 6.5, which stands for the sample's rate and design, is about the middle of the 28,771 margins that
 * the Census Bureau published with Oregon's economic profile of 2019-2023 (half of them lie between 4.6 and 8.9; the middle
 * is 6.6, and 6.0 for the median household income).
 */
const SURVEY_ERROR = 6.5;

/** An even share, which a survey is least sure of, in percent. */
const EVEN = 50;

/**
 * Whether so few people live in a place (about 110, by `SURVEY_ERROR`) that a survey of it can't tell an even share from none or
 * all: its percentages and medians say next to nothing.
 */
export function isTooFewToSurvey(population: number | undefined): boolean {
  if (population === undefined || population <= 0) return false;
  return marginOf({ unit: 'percent' }, { value: EVEN }, population) >= EVEN;
}

/**
 * The margin of error of a place's five-year figure at 90 % confidence: the published one, else about what a survey of a
 * place of this size has.
 *
 * @param population the place's number of people
 */
export function marginOf(
  { unit }: Pick<Metric, 'unit'>,
  { value, margin }: { readonly value: number; readonly margin?: number },
  population: number,
): number {
  if (margin !== undefined) return margin;
  if (unit !== 'percent') return (Z_90 * SURVEY_ERROR * value) / Math.sqrt(population);
  // Nobody in a sample is not nobody at all.
  const share = Math.min(99, Math.max(1, value));
  return Z_90 * SURVEY_ERROR * Math.sqrt((share * (100 - share)) / population);
}
