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

/**
 * Whether two estimates differ by more than chance would make them at 90 % confidence. Estimates of the same place whose
 * periods overlap are not independent, and this says "differ" too rarely for them, never too often.
 */
export function differSignificantly(a: Estimate, b: Estimate): boolean {
  return Math.abs(a.value - b.value) > Math.hypot(a.margin, b.margin);
}

/** Ratio of two estimates of which the first is no part of the second. Undefined for a denominator of zero. */
export function ratio(a: Estimate, b: Estimate): Estimate | undefined {
  if (b.value === 0) return undefined;
  const value = a.value / b.value;
  return { value, margin: Math.sqrt(a.margin ** 2 + value ** 2 * b.margin ** 2) / Math.abs(b.value) };
}

/** Change from an earlier estimate to a later one, as a share of the earlier one. Undefined where that is zero. */
export function relativeChange(earlier: Estimate, later: Estimate): Estimate | undefined {
  const quotient = ratio(later, earlier);
  return quotient && { value: quotient.value - 1, margin: quotient.margin };
}
