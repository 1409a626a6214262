/**
 * What published margins of error allow to be said. Formulas: U.S. Census Bureau, "Understanding and Using American
 * Community Survey Data: What All Data Users Need to Know", September 2020, chapter 7 (significance) and chapter 8 (derived
 * estimates), https://www.census.gov/content/dam/Census/library/publications/2020/acs/acs_general_handbook_2020.pdf
 * Published margins are at 90 % confidence; so are all margins here.
 */

/** A published number with its margin, in the same unit. */
export interface Estimate {
  readonly value: number;
  readonly margin: number;
}

/** Standard score of 90 % confidence, as the Census Bureau uses it since 2006. */
export const Z_90 = 1.645;

/** Standard error of an estimate: its margin over 1.645. */
function standardError({ margin }: Estimate): number {
  return margin / Z_90;
}

/**
 * Whether two estimates differ by more than chance would make them at 90 % confidence. Estimates of the same place whose
 * periods overlap are not independent, and this says "differ" too rarely for them, never too often.
 */
export function differSignificantly(a: Estimate, b: Estimate): boolean {
  const error = Math.hypot(standardError(a), standardError(b));
  if (error === 0) return a.value !== b.value;
  return Math.abs(a.value - b.value) / error > Z_90;
}

/** Sum of counts. The margins of several counts that are zero are one margin, the largest. */
export function sum(estimates: readonly Estimate[]): Estimate {
  const zero = estimates.filter(({ value }) => value === 0).map(({ margin }) => margin);
  const others = estimates.filter(({ value }) => value !== 0).map(({ margin }) => margin);
  return {
    value: estimates.reduce((total, { value }) => total + value, 0),
    margin: Math.hypot(...others, Math.max(0, ...zero)),
  };
}

/** Difference of two estimates. */
export function difference(a: Estimate, b: Estimate): Estimate {
  return { value: a.value - b.value, margin: Math.hypot(a.margin, b.margin) };
}

/** Ratio of two estimates of which the first is no part of the second. Undefined for a denominator of zero. */
export function ratio(a: Estimate, b: Estimate): Estimate | undefined {
  if (b.value === 0) return undefined;
  const value = a.value / b.value;
  return { value, margin: Math.sqrt(a.margin ** 2 + value ** 2 * b.margin ** 2) / Math.abs(b.value) };
}

/**
 * Proportion of a part in its whole. Where the formula's root is of a negative number, the ratio's formula is used, as the
 * handbook says. Undefined for a whole of zero.
 */
export function proportion(part: Estimate, whole: Estimate): Estimate | undefined {
  if (whole.value === 0) return undefined;
  const value = part.value / whole.value;
  const radicand = part.margin ** 2 - value ** 2 * whole.margin ** 2;
  return radicand < 0 ? ratio(part, whole) : { value, margin: Math.sqrt(radicand) / whole.value };
}

/** Change from an earlier estimate to a later one, as a share of the earlier one. Undefined where that is zero. */
export function relativeChange(earlier: Estimate, later: Estimate): Estimate | undefined {
  const quotient = ratio(later, earlier);
  return quotient && { value: quotient.value - 1, margin: quotient.margin };
}
