import { mediansInBrackets } from './medians.ts';
import { plausibleMoves } from './moves.ts';
import {
  boundsAreBounds,
  coordinatesInState,
  noFalseZeros,
  noSentinels,
  percentagesInRange,
  valueOrReason,
} from './ranges.ts';
import type { Rule } from './rule.ts';
import { countsAddUp, sharesAddUp } from './sums.ts';

/** Everything that `npm run data:check` holds the figures of every place to. */
export const rules: readonly Rule[] = [
  sharesAddUp,
  countsAddUp,
  mediansInBrackets,
  percentagesInRange,
  noSentinels,
  boundsAreBounds,
  valueOrReason,
  noFalseZeros,
  coordinatesInState,
  plausibleMoves,
];
