import type { DatasetId, Figure, FigureSet, MissingReason, Series, VariableId } from './figure.ts';
import type { Geoid } from './place.ts';

/**
 * Figures in columns: about 3 million numbers in some 20 MB instead of some 300 MB as objects.
 * A cell is the value times the column's scale, or one of `CELL`.
 */
export interface FigureTable {
  /** Places, states and the nation, ascending; an area is known below by its index here. */
  readonly areas: readonly Geoid[];
  readonly blocks: readonly Block[];
  readonly series: readonly SeriesBlock[];
}

/** Columns of one dataset and year that cover nearly the same areas. */
export interface Block {
  readonly dataset: DatasetId;
  readonly year: number;
  /** Indices into `areas`, ascending. */
  readonly areas: Int32Array;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly variable: VariableId;
  /** A power of ten that makes every value of the column a whole number. */
  readonly scale: number;
  readonly computed: boolean;
  /** The limits of open-ended values; a published column has one of each at most. */
  readonly orLess?: number;
  readonly orMore?: number;
  readonly values: Int32Array;
  readonly margins?: Int32Array;
}

/** Monthly numbers of one variable, row by row; every row has `months` cells from `start` on. */
export interface SeriesBlock {
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  readonly start: string;
  readonly months: number;
  readonly scale: number;
  readonly areas: Int32Array;
  readonly values: Int32Array;
}

const LOWEST = -(2 ** 31);

/** Cells that are no number. They sort below every number. */
export const CELL = {
  absent: LOWEST,
  'not-published': LOWEST + 1,
  'too-few-cases': LOWEST + 2,
  'not-applicable': LOWEST + 3,
  'not-computable': LOWEST + 4,
  'or-less': LOWEST + 5,
  'or-more': LOWEST + 6,
} as const;

/** How many cells at the low end are reserved by `CELL`. */
export const RESERVED = 7;

const MISSING: readonly (MissingReason | undefined)[] = [
  undefined,
  'not-published',
  'too-few-cases',
  'not-applicable',
  'not-computable',
];

/** Position of an area in an ascending list of indices; undefined when it isn't there. */
function positionOf(areas: Int32Array, area: number): number | undefined {
  const position = atOrAfter(areas, area);
  return areas[position] === area ? position : undefined;
}

/** Position of the first index that is not smaller, in an ascending list; its length where all are smaller. */
export function atOrAfter(areas: Int32Array, area: number): number {
  let low = 0;
  let high = areas.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((areas[middle] as number) < area) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One cell as a figure; undefined where the source has none. */
export function figureAt(block: Block, column: Column, position: number): Figure | undefined {
  const cell = column.values[position] as number;
  if (cell === CELL.absent) return undefined;
  // Written out instead of spread together: a whole country is three million of these.
  const figure: Writable<Figure> = { variable: column.variable, dataset: block.dataset, year: block.year };
  const missing = MISSING[cell - LOWEST];
  if (missing) {
    figure.missing = missing;
    return figure;
  }
  if (cell === CELL['or-less'] || cell === CELL['or-more']) {
    figure.value = cell === CELL['or-less'] ? column.orLess : column.orMore;
    figure.bound = cell === CELL['or-less'] ? 'or-less' : 'or-more';
  } else figure.value = cell / column.scale;
  const margin = column.margins?.[position];
  if (margin !== undefined && margin >= 0) figure.margin = margin / column.scale;
  if (column.computed) figure.computed = true;
  return figure;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Everything that the table holds of one area. */
export function figureSetAt(table: FigureTable, area: number): FigureSet {
  const figures: Figure[] = [];
  for (const block of table.blocks) {
    const position = positionOf(block.areas, area);
    if (position === undefined) continue;
    for (const column of block.columns) {
      const figure = figureAt(block, column, position);
      if (figure) figures.push(figure);
    }
  }
  const series = table.series.flatMap((block): Series[] => {
    const row = positionOf(block.areas, area);
    return row === undefined ? [] : [seriesAt(block, row)];
  });
  return { geoid: table.areas[area] as Geoid, figures, series };
}

function seriesAt(block: SeriesBlock, row: number): Series {
  const cells = [...block.values.subarray(row * block.months, (row + 1) * block.months)];
  const first = cells.findIndex((cell) => cell !== CELL.absent);
  const last = cells.findLastIndex((cell) => cell !== CELL.absent);
  return {
    variable: block.variable,
    dataset: block.dataset,
    start: addMonths(block.start, first),
    values: cells.slice(first, last + 1).map((cell) => (cell === CELL.absent ? null : cell / block.scale)),
  };
}

/** `2015-01` plus 14 months is `2016-03`. */
export function addMonths(month: string, count: number): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  const total = year * 12 + ordinal - 1 + count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** Months from the first to the second: `2015-01` to `2016-03` is 14. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((month) => {
    const [year = 0, ordinal = 1] = month.split('-').map(Number);
    return year * 12 + ordinal;
  });
  return (b as number) - (a as number);
}
