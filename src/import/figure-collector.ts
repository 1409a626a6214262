import type { DatasetId, Figure, Series, VariableId } from '../places/figure.ts';
import {
  CELL,
  monthsBetween,
  type Block,
  type Column,
  type FigureTable,
  type SeriesBlock,
} from '../places/figure-table.ts';
import type { Geoid } from '../places/place.ts';
import type { SourceRecord } from './figure-source.ts';

interface Draft {
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  readonly year: number;
  readonly computed: boolean;
  readonly cells: Map<Geoid, Figure>;
}

/** Gathers records in any order and lays their figures out in columns. */
export interface FigureCollector {
  /** Takes a record in. Where two sources have a figure of one variable, dataset and year, the first one stands. */
  add(record: SourceRecord): void;
  /** The columns; areas ascending, columns in a fixed order, so that the same records give the same table. */
  table(areas: readonly Geoid[]): FigureTable;
}

export function createFigureCollector(): FigureCollector {
  const drafts = new Map<string, Draft>();
  const series = new Map<string, { readonly like: Series; readonly rows: Map<Geoid, Series> }>();

  function draftOf(figure: Figure, computed: boolean): Draft {
    const key = [figure.dataset, figure.year, figure.variable, computed ? 1 : 0].join(' ');
    let draft = drafts.get(key);
    if (!draft) {
      const { variable, dataset, year } = figure;
      draft = { variable, dataset, year, computed, cells: new Map() };
      drafts.set(key, draft);
    }
    return draft;
  }

  return {
    add(record) {
      for (const figure of record.figures) {
        const draft = draftOf(figure, figure.computed === true);
        const other = drafts.get([figure.dataset, figure.year, figure.variable, figure.computed ? 0 : 1].join(' '));
        if (!draft.cells.has(record.geoid) && !other?.cells.has(record.geoid)) draft.cells.set(record.geoid, figure);
      }
      for (const one of record.series) {
        const key = `${one.dataset} ${one.variable}`;
        const draft = series.get(key) ?? { like: one, rows: new Map<Geoid, Series>() };
        series.set(key, draft);
        if (!draft.rows.has(record.geoid)) draft.rows.set(record.geoid, one);
      }
    },
    table(areas) {
      const indexOf = new Map(areas.map((geoid, index) => [geoid, index]));
      return {
        areas,
        blocks: layOut([...drafts.values()], indexOf),
        series: [...series].sort(byKey).map(([, draft]) => seriesBlock(draft.like, draft.rows, indexOf)),
      };
    },
  };
}

function byKey<T>(a: readonly [string, T], b: readonly [string, T]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** A block may grow by a column while the areas they share are at least this part of all areas of both. */
const ENOUGH_IN_COMMON = 0.8;

function layOut(drafts: readonly Draft[], indexOf: ReadonlyMap<Geoid, number>): readonly Block[] {
  const ordered = [...drafts].sort(
    (a, b) =>
      (a.dataset === b.dataset ? 0 : a.dataset < b.dataset ? -1 : 1) ||
      a.year - b.year ||
      b.cells.size - a.cells.size ||
      (a.variable === b.variable ? Number(a.computed) - Number(b.computed) : a.variable < b.variable ? -1 : 1),
  );
  const groups: { readonly first: Draft; readonly geoids: Set<Geoid>; readonly members: Draft[] }[] = [];
  for (const draft of ordered) {
    const home = groups.find((group) => {
      if (group.first.dataset !== draft.dataset || group.first.year !== draft.year) return false;
      let common = 0;
      for (const geoid of draft.cells.keys()) if (group.geoids.has(geoid)) common++;
      return common >= ENOUGH_IN_COMMON * (group.geoids.size + draft.cells.size - common);
    });
    if (home) {
      home.members.push(draft);
      for (const geoid of draft.cells.keys()) home.geoids.add(geoid);
    } else groups.push({ first: draft, geoids: new Set(draft.cells.keys()), members: [draft] });
  }
  return groups.map(({ first, geoids, members }) => {
    const inOrder = [...geoids].sort();
    return {
      dataset: first.dataset,
      year: first.year,
      areas: Int32Array.from(inOrder, (geoid) => indexOf.get(geoid) as number),
      columns: members.map((draft) => columnOf(draft, inOrder)),
    };
  });
}

function columnOf(draft: Draft, geoids: readonly Geoid[]): Column {
  const figures = [...draft.cells.values()];
  const exact = figures
    .filter((figure) => figure.value !== undefined && !figure.bound)
    .map((figure) => figure.value ?? 0);
  const margins = figures.flatMap((figure) => (figure.margin === undefined ? [] : [figure.margin]));
  const scale = scaleOf([...exact, ...margins]);
  return {
    variable: draft.variable,
    scale,
    computed: draft.computed,
    ...limitOf(figures, 'or-less', 'orLess'),
    ...limitOf(figures, 'or-more', 'orMore'),
    values: Int32Array.from(geoids, (geoid) => cellOf(draft.cells.get(geoid), scale)),
    ...(margins.length > 0
      ? {
          margins: Int32Array.from(geoids, (geoid) => {
            const margin = draft.cells.get(geoid)?.margin;
            return margin === undefined ? CELL.absent : Math.round(margin * scale);
          }),
        }
      : {}),
  };
}

function cellOf(figure: Figure | undefined, scale: number): number {
  if (!figure) return CELL.absent;
  if (figure.missing) return CELL[figure.missing];
  if (figure.bound) return CELL[figure.bound];
  return Math.round((figure.value ?? 0) * scale);
}

function limitOf(figures: readonly Figure[], bound: 'or-less' | 'or-more', key: 'orLess' | 'orMore'): Partial<Column> {
  const limits = new Set(figures.filter((figure) => figure.bound === bound).map((figure) => figure.value));
  if (limits.size > 1) {
    const [{ variable, dataset, year }] = figures as [Figure];
    throw new RangeError(`${variable} of ${dataset} ${year} has open-ended values at ${[...limits].join(' and ')}.`);
  }
  return limits.size === 0 ? {} : { [key]: [...limits][0] };
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
