import type { DatasetId, Figure, VariableId } from './figure.ts';
import { byRecency } from './figures-of.ts';
import type { Ranking } from './store.ts';

export type Vintage = Ranking['vintages'][number];

/** The figures of one variable that places are ranked by, one a place. */
export interface RankingColumn {
  readonly variable: VariableId;
  /** Indices into the list of places, highest figure first; places of one value in GEOID order. */
  readonly places: Int32Array;
  /** Sort keys in the same order, see `rankKey`. */
  readonly keys: Float64Array;
  /** Where each figure comes from, in the same order: indices into `vintages`. */
  readonly vintageOf: Uint8Array;
  readonly vintages: readonly Vintage[];
  /** The figure of the i-th place of the order. */
  readonly figure: (position: number) => Figure;
  /** Position in the order by index of place; -1 where the place has no figure. */
  readonly positions: Int32Array;
}

/** The newest figure of each place in each dataset that has it, row by row in any order: what a column is made of. */
export interface RankingRows {
  readonly places: ArrayLike<number>;
  readonly keys: ArrayLike<number>;
  readonly vintageOf: ArrayLike<number>;
  readonly vintages: readonly Vintage[];
  readonly figure: (row: number) => Figure;
  /** True where an old figure is better than none: a city doesn't vanish. */
  readonly anyYear?: boolean;
}

/** The rows of several variables that count the same, as of one. */
export function joinRows(parts: readonly RankingRows[]): RankingRows {
  const starts: number[] = [];
  let rows = 0;
  for (const { places } of parts) {
    starts.push(rows);
    rows += places.length;
  }
  const shifts = parts.map((_, part) => parts.slice(0, part).reduce((sum, { vintages }) => sum + vintages.length, 0));
  return {
    places: parts.flatMap(({ places }) => Array.from(places)),
    keys: parts.flatMap(({ keys }) => Array.from(keys)),
    vintageOf: parts.flatMap(({ vintageOf }, part) =>
      Array.from(vintageOf, (vintage) => vintage + (shifts[part] ?? 0)),
    ),
    vintages: parts.flatMap(({ vintages }) => vintages),
    figure: (row) => {
      const part = starts.findLastIndex((start) => start <= row);
      return (parts[part] as RankingRows).figure(row - (starts[part] as number));
    },
  };
}

/**
 * Figures further back than this from a variable's newest year are not ranked with it: prices and incomes of 2015 beside
 * those of 2023 compare years, not places. Five years are the span of one ACS period.
 */
const COMPARABLE_YEARS = 5;

/** How far an open end lies beside its limit: less than any two published numbers differ. */
const OPEN_END = 1e-6;

/** What a figure is sorted by: open ends of one limit tie with each other and with no exact number. */
export function rankKey({ value = Number.NaN, bound }: Pick<Figure, 'value' | 'bound'>): number {
  return value + (bound === 'or-more' ? OPEN_END : bound === 'or-less' ? -OPEN_END : 0);
}

/**
 * The sort key of what is shown of a figure with so many decimals: the same for figures that can't be told apart. Some of next to
 * nothing is shown otherwise than none.
 */
export function shownKey({ value = Number.NaN, bound }: Pick<Figure, 'value' | 'bound'>, decimals: number): number {
  // By its decimal digits, as it is written: 2.05 * 10 is less than 20.5.
  const rounded = Number(`${Math.round(Number(`${value}e${decimals}`))}e${-decimals}`);
  return rankKey({ value: rounded === 0 && value !== 0 ? Math.sign(value) * 10 ** -(decimals + 1) : rounded, bound });
}

/**
 * One row a place that is not too far back to be set beside the newest: of one dataset, so that a place stands among all that
 * it knows, or of whichever dataset is newest for each place.
 */
export function comparableRows(
  { places, vintageOf, vintages, anyYear }: RankingRows,
  dataset?: DatasetId,
): Uint32Array {
  const vintageAt = (row: number) => vintages[vintageOf[row] as number] as Vintage;
  let last = -1;
  for (let row = 0; row < places.length; row++) last = Math.max(last, places[row] as number);
  // An array and no map: a ranking of the country has 31,000 rows.
  const chosen = new Int32Array(last + 1).fill(-1);
  for (let row = 0; row < places.length; row++) {
    const vintage = vintageAt(row);
    if (dataset !== undefined && vintage.dataset !== dataset) continue;
    const place = places[row] as number;
    const other = chosen[place] as number;
    if (other === -1 || byRecency(vintage, vintageAt(other)) < 0) chosen[place] = row;
  }
  const rows = Uint32Array.from(chosen.filter((row) => row !== -1));
  if (anyYear) return rows;
  const newest = rows.reduce((latest, row) => Math.max(latest, vintageAt(row).year), 0);
  return rows.filter((row) => vintageAt(row).year >= newest - COMPARABLE_YEARS);
}

/**
 * Puts the newest comparable figures of a variable in order.
 *
 * @param count the number of all places
 * @param dataset the only one whose figures count; where it is left out, those of all
 */
export function rankingColumn(
  variable: VariableId,
  count: number,
  rows: RankingRows,
  dataset?: DatasetId,
): RankingColumn {
  const { places, keys, vintageOf, vintages, figure } = rows;
  const order = comparableRows(rows, dataset).sort(
    (a, b) => (keys[b] as number) - (keys[a] as number) || (places[a] as number) - (places[b] as number),
  );
  const column = {
    variable,
    places: new Int32Array(order.length),
    keys: new Float64Array(order.length),
    vintageOf: new Uint8Array(order.length),
    vintages,
    figure: (position: number) => figure(order[position] as number),
    positions: new Int32Array(count).fill(-1),
  };
  for (let position = 0; position < order.length; position++) {
    const row = order[position] as number;
    const place = places[row] as number;
    column.places[position] = place;
    column.keys[position] = keys[row] as number;
    column.vintageOf[position] = vintageOf[row] as number;
    column.positions[place] = position;
  }
  return column;
}
