import { openEnd } from '../acs/special-values.ts';
import type { Figure } from '../../places/figure.ts';
import { exact } from './rule.ts';
import type { Fault, Rule } from './rule.ts';
import { boundsOf } from './state-bounds.ts';
import type { Bounds } from './state-bounds.ts';

function faultOf({ variable, dataset, year }: Figure, values: string): Fault {
  return { variable, dataset, year, values };
}

/** Rates that the profile prints in an estimate column. */
const rates = new Set(['DP04_0004E', 'DP04_0005E']);

/** Percentages lie between 0 and 100. The profile repeats the count of a whole in its percent column: that isn't one. */
export const percentagesInRange: Rule = {
  id: 'percentages-in-range',
  says: 'A percentage lies between 0 and 100.',
  check: ({ vintages }) =>
    vintages.flatMap((vintage) =>
      [...vintage.figures.values()].flatMap((figure) => {
        if (figure.value === undefined) return [];
        const isShare = /^DP\d\d_\d{4}PE$/.test(figure.variable);
        if (!isShare && !rates.has(figure.variable)) return [];
        if (figure.value >= 0 && figure.value <= 100) return [];
        if (isShare && figure.value === exact(vintage, figure.variable.replace(/PE$/, 'E'))) return [];
        return [faultOf(figure, `${String(figure.value)} %`)];
      }),
    ),
};

/** A special number of the source (-666666666 and its kin) never passes for a value. */
export const noSentinels: Rule = {
  id: 'no-sentinels',
  says: "A number that means 'no number' is never a value.",
  check: ({ set }) =>
    set.figures
      .filter(({ value, margin }) => (value !== undefined && value <= -1e8) || (margin !== undefined && margin < 0))
      .map((figure) => faultOf(figure, `value ${String(figure.value)}, margin ${String(figure.margin)}`)),
};

/** `250001` and its kin, which stand for an open end, never pass for a value. */
export const boundsAreBounds: Rule = {
  id: 'bounds-are-bounds',
  says: "A number that means 'or more' or 'or less' is marked so.",
  check: ({ set }) =>
    set.figures
      .filter(
        ({ variable, value, bound, margin }) =>
          value !== undefined && bound === undefined && margin === undefined && openEnd(variable, value) !== undefined,
      )
      .map((figure) => faultOf(figure, String(figure.value))),
};

/** A figure has a value or the reason for none. */
export const valueOrReason: Rule = {
  id: 'value-or-reason',
  says: 'A figure has a finite value or the reason for none, not both.',
  check: ({ set }) =>
    set.figures
      .filter(({ value, missing }) => (value === undefined) === (missing === undefined) || !Number.isFinite(value ?? 0))
      .map((figure) => faultOf(figure, `value ${String(figure.value)}, missing ${String(figure.missing)}`)),
};

const threeRates = ['DP03_0128PE', 'DP03_0009PE', 'DP03_0002PE'] as const;
/** Figures that can't be 0 where anybody lives. */
const neverZero = ['DP05_0018E', 'DP04_0037E', 'DP04_0089E', 'DP04_0134E', 'DP04_0101E', 'DP04_0109E'] as const;

/** Zeros that stand for missing values: no poverty, no unemployment and no work at once; a median of 0. */
export const noFalseZeros: Rule = {
  id: 'no-false-zeros',
  says: 'Poverty, unemployment and participation are not all 0 in one vintage, and no median age, value or rent is 0.',
  check: ({ vintages }) =>
    vintages.flatMap((vintage) => {
      const { dataset, year } = vintage;
      const zeros: readonly string[] = neverZero.filter((variable) => vintage.figures.get(variable)?.value === 0);
      const faults = zeros.map((variable): Fault => ({ variable, dataset, year, values: '0' }));
      if (!threeRates.every((variable) => exact(vintage, variable) === 0)) return faults;
      return [
        ...faults,
        { variable: threeRates[0], dataset, year, values: 'poverty, unemployment and participation are all 0' },
      ];
    }),
};

/** Coordinates lie in the state's bounding box. */
export const coordinatesInState: Rule = {
  id: 'coordinates-in-state',
  says: "A place's coordinates lie inside the bounding box of its state.",
  check: ({ place: { state, latitude, longitude } }) => {
    if (latitude === undefined || longitude === undefined) return [];
    const bounds = boundsOf(state);
    if (bounds && contains(bounds, latitude, longitude)) return [];
    return [{ variable: 'coordinates', values: `${String(latitude)}, ${String(longitude)} is outside ${state}` }];
  },
};

/** The Aleutians cross the date line, where longitudes become positive: there the box's west is greater than its east. */
function contains({ south, north, west, east }: Bounds, latitude: number, longitude: number): boolean {
  const inLongitude = west > east ? longitude >= west || longitude <= east : longitude >= west && longitude <= east;
  return latitude >= south && latitude <= north && inLongitude;
}
