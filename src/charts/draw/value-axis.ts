import type { Unit } from '../../topics/topic.ts';
import type { JsonObject } from './frame.ts';

/** What the upright axis covers at least, as a share of the highest number: a small change looks small. */
const LEAST_SPAN = 0.4;

/** Lines that fall below this share of the highest number are drawn from zero anyway. */
const NEAR_ZERO = 0.4;

/** Rates of this many percent at most are read against zero, as those of offenses are. */
const LOW_PERCENT = 50;

/** Fewer than so many people or homes are seen one by one, from none. */
const FEW = 20;

const COUNTED: ReadonlySet<Unit> = new Set<Unit>(['people', 'households', 'homes', 'offenses']);

/** Where the upright axis of lines begins and ends. */
export interface ValueAxis {
  /** How much it covers, in the unit. */
  readonly span: number;
  /** For Chart.js. */
  readonly scale: JsonObject;
}

/**
 * An axis on which changes look as large as they are: from zero for rates and for small numbers, elsewhere over a fair part of the
 * highest number; no share above 100 % where none is, no halves of people.
 * @param values at least one
 */
export function valueAxis(values: readonly number[], unit: Unit): ValueAxis {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const fromZero = least >= 0 && (least < most * NEAR_ZERO || isReadFromZero(most, unit));
  const span = Math.max(most - (fromZero ? 0 : least), Math.abs(most) * LEAST_SPAN);
  const isWhole = unit === 'percent' && most <= 100 && most + span * GRACE >= 100;
  return {
    span,
    scale: {
      beginAtZero: fromZero,
      ...(fromZero || most - least >= span ? {} : { suggestedMin: most - span }),
      ...(isWhole ? { max: 100 } : { grace: `${GRACE * 100}%` }),
    },
  };
}

/** Room above and below the lines, as a share of what they cover. */
const GRACE = 0.08;

/** Decimals of an axis' numbers, for Chart.js. */
export function ticksOf(unit: Unit): JsonObject {
  return COUNTED.has(unit) ? { precision: 0 } : {};
}

function isReadFromZero(most: number, unit: Unit): boolean {
  if (unit === 'per-1000-people') return true;
  if (unit === 'percent') return most <= LOW_PERCENT;
  return COUNTED.has(unit) && most < FEW;
}
