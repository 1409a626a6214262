import { differSignificantly } from '../places/margin-of-error.ts';

/** True where chance alone explains the difference of two numbers. False where a margin is unknown: nothing can be said then. */
export function sameWithinMargins(
  a: { readonly value: number; readonly margin?: number },
  b: { readonly value: number; readonly margin?: number },
): boolean {
  if (a.margin === undefined || b.margin === undefined) return false;
  return !differSignificantly({ value: a.value, margin: a.margin }, { value: b.value, margin: b.margin });
}
