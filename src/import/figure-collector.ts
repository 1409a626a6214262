import type { DatasetId, Figure, Series, VariableId } from '../places/figure.ts';
import {
  CELL,
  monthsBetween,
  RESERVED,
  type Block,
  type Column,
  type FigureTable,
  type SeriesBlock,
} from '../places/figure-table.ts';
import type { Geoid } from '../places/place.ts';
import { createAreaSet, type AreaSet } from './area-set.ts';
import type { SourceRecord } from './figure-source.ts';

/**
 * One column while it fills: numbers side by side instead of an object a figure, since a whole vintage of the country is more
 * than ten million of them. Areas are known by the number that they got when they were first seen.
 */
interface Draft {
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  readonly year: number;
  readonly computed: boolean;
  readonly areas: number[];
  /** The values as they are, and those of `CELL` for what is none. */
  readonly cells: number[];
  /** NaN where there is none. */
  readonly margins: number[];
  readonly limits: Readonly<Record<'or-less' | 'or-more', Set<number>>>;
  readonly taken: AreaSet;
}

/** Gathers records in any order and lays their figures out in columns. */
export interface FigureCollector {
  /** Takes a record in. Where two sources have a figure of one variable, dataset and year, the first one stands. */
  add(record: SourceRecord): void;
  /** The columns; areas ascending, columns in a fixed order, so that the same records give the same table. */
  table(areas: readonly Geoid[]): FigureTable;
}

export function createFigureCollector(): FigureCollector {
  const drafts = new Map<VariableId, Draft[]>();
  const numbers = new Map<Geoid, number>();
  const series = new Map<string, { readonly like: Series; readonly rows: Map<Geoid, Series> }>();

  function numberOf(geoid: Geoid): number {
    const number = numbers.get(geoid) ?? numbers.size;
    numbers.set(geoid, number);
    return number;
  }

  /** The columns of a figure's dataset and year, published and computed: there is one of each at most. */
  function draftsLike({ variable, dataset, year }: Figure): readonly Draft[] {
    return (drafts.get(variable) ?? []).filter((draft) => draft.year === year && draft.dataset === dataset);
  }

  function newDraft({ variable, dataset, year, computed = false }: Figure): Draft {
    const draft: Draft = {
      ...{ variable, dataset, year, computed, areas: [], cells: [], margins: [], taken: createAreaSet() },
      limits: { 'or-less': new Set(), 'or-more': new Set() },
    };
    const others = drafts.get(variable);
    if (others) others.push(draft);
    else drafts.set(variable, [draft]);
    return draft;
  }

  function put(area: number, figure: Figure): void {
    const alike = draftsLike(figure);
    if (alike.some(({ taken }) => taken.has(area))) return;
    const draft = alike.find(({ computed }) => computed === (figure.computed ?? false)) ?? newDraft(figure);
    draft.taken.add(area);
    draft.areas.push(area);
    draft.cells.push(cellOf(figure));
    draft.margins.push(figure.margin ?? Number.NaN);
    if (figure.bound && figure.value !== undefined) draft.limits[figure.bound].add(figure.value);
  }

  return {
    add(record) {
      const area = numberOf(record.geoid);
      for (const figure of record.figures) put(area, figure);
      for (const one of record.series) {
        const key = `${one.dataset} ${one.variable}`;
        const draft = series.get(key) ?? { like: one, rows: new Map<Geoid, Series>() };
        series.set(key, draft);
        if (!draft.rows.has(record.geoid)) draft.rows.set(record.geoid, one);
      }
    },
    table(areas) {
      const indexOf = new Map(areas.map((geoid, index) => [geoid, index]));
      const indexOfNumber = Int32Array.from(numbers.keys(), (geoid) => indexOf.get(geoid) as number);
      return {
        areas,
        blocks: layOut([...drafts.values()].flat(), indexOfNumber),
        series: [...series].sort(byKey).map(([, draft]) => seriesBlock(draft.like, draft.rows, indexOf)),
      };
    },
  };
}

function cellOf({ missing, bound, value = 0 }: Figure): number {
  return missing ? CELL[missing] : bound ? CELL[bound] : value;
}

function byKey<T>(a: readonly [string, T], b: readonly [string, T]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** A block may grow by a column while the areas they share are at least this part of all areas of both. */
const ENOUGH_IN_COMMON = 0.8;

interface Group {
  readonly first: Draft;
  readonly areas: AreaSet;
  readonly members: Draft[];
}

function layOut(drafts: readonly Draft[], indexOf: Int32Array): readonly Block[] {
  const ordered = [...drafts].sort(
    (a, b) =>
      (a.dataset === b.dataset ? 0 : a.dataset < b.dataset ? -1 : 1) ||
      a.year - b.year ||
      b.areas.length - a.areas.length ||
      (a.variable === b.variable ? Number(a.computed) - Number(b.computed) : a.variable < b.variable ? -1 : 1),
  );
  const groups: Group[] = [];
  for (const draft of ordered) {
    const home = groups.find((group) => {
      if (group.first.dataset !== draft.dataset || group.first.year !== draft.year) return false;
      const common = draft.areas.reduce((count, area) => count + (group.areas.has(area) ? 1 : 0), 0);
      return common >= ENOUGH_IN_COMMON * (group.areas.size + draft.areas.length - common);
    });
    const group: Group = home ?? { first: draft, areas: createAreaSet(), members: [] };
    for (const area of draft.areas) group.areas.add(area);
    group.members.push(draft);
    if (!home) groups.push(group);
  }
  return groups.map(({ first, areas, members }) => {
    const inOrder = Int32Array.from(indexOf.keys())
      .filter((area) => areas.has(area))
      .sort((a, b) => (indexOf[a] as number) - (indexOf[b] as number));
    const rowOf = new Int32Array(indexOf.length);
    inOrder.forEach((area, row) => (rowOf[area] = row));
    return {
      dataset: first.dataset,
      year: first.year,
      areas: inOrder.map((area) => indexOf[area] as number),
      columns: members.map((draft) => columnOf(draft, rowOf, inOrder.length)),
    };
  });
}

function columnOf(draft: Draft, rowOf: Int32Array, rows: number): Column {
  const { variable, computed, areas, cells, margins } = draft;
  const scale = scaleOf([...cells.filter(isNumber), ...margins.filter((margin) => !Number.isNaN(margin))]);
  const laidOut = (all: readonly number[], toCell: (one: number) => number): Int32Array => {
    const column = new Int32Array(rows).fill(CELL.absent);
    all.forEach((one, at) => (column[rowOf[areas[at] as number] as number] = toCell(one)));
    return column;
  };
  return {
    variable,
    scale,
    computed,
    ...limitOf(draft, 'or-less', 'orLess'),
    ...limitOf(draft, 'or-more', 'orMore'),
    values: laidOut(cells, (cell) => (isNumber(cell) ? Math.round(cell * scale) : cell)),
    ...(margins.every(Number.isNaN)
      ? {}
      : { margins: laidOut(margins, (margin) => (Number.isNaN(margin) ? CELL.absent : Math.round(margin * scale))) }),
  };
}

/** False for the cells that are no number; no figure is as low as they are. */
function isNumber(cell: number): boolean {
  return cell >= CELL.absent + RESERVED;
}

function limitOf(
  { variable, dataset, year, limits }: Draft,
  bound: 'or-less' | 'or-more',
  key: 'orLess' | 'orMore',
): Partial<Column> {
  const [limit, ...others] = limits[bound];
  if (others.length > 0) {
    const all = [limit, ...others].join(' and ');
    throw new RangeError(`${variable} of ${dataset} ${String(year)} has open-ended values at ${all}.`);
  }
  return limit === undefined ? {} : { [key]: limit };
}

const SCALES = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

function scaleOf(values: readonly number[]): number {
  const scale = SCALES.find((candidate) =>
    values.every((value) => Math.round(value * candidate) / candidate === value),
  );
  if (scale === undefined) throw new RangeError('A figure has more than six decimals; round it where it is read.');
  return scale;
}

function seriesBlock(like: Series, rows: ReadonlyMap<Geoid, Series>, indexOf: ReadonlyMap<Geoid, number>): SeriesBlock {
  const geoids = [...rows.keys()].sort();
  const all = [...rows.values()];
  const start = all.map((one) => one.start).reduce((a, b) => (a < b ? a : b));
  const months = Math.max(...all.map((one) => monthsBetween(start, one.start) + one.values.length));
  const scale = scaleOf(all.flatMap((one) => one.values.filter((value) => value !== null)));
  const values = new Int32Array(geoids.length * months).fill(CELL.absent);
  geoids.forEach((geoid, row) => {
    const one = rows.get(geoid) as Series;
    const offset = row * months + monthsBetween(start, one.start);
    one.values.forEach((value, month) => {
      if (value !== null) values[offset + month] = Math.round(value * scale);
    });
  });
  return {
    variable: like.variable,
    dataset: like.dataset,
    start,
    months,
    scale,
    areas: Int32Array.from(geoids, (geoid) => indexOf.get(geoid) as number),
    values,
  };
}
