interface Estimate {
  readonly value: number;
  readonly margin?: number;
}

/**
 * True where two estimates differ by less than the margin of error of their difference, at the 90 % confidence of the published
 * margins: the root of the sum of their squares. False where a margin is unknown: then nothing can be said of it.
 * Source: U.S. Census Bureau, Understanding and Using ACS Data, chapter 7, "Determining Statistical Significance".
 */
export function sameWithinMargins(a: Estimate, b: Estimate): boolean {
  if (a.margin === undefined || b.margin === undefined) return false;
  return Math.abs(a.value - b.value) <= Math.hypot(a.margin, b.margin);
}
