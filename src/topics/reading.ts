import type { Figure, FigureSet, VariableId } from '../places/figure.ts';
import { addMonths } from '../places/figure-table.ts';
import { allOf, isKnown, outdatedLast, seriesOf } from '../places/figures-of.ts';
import { sameSource, type Source } from '../replies/words/sources.ts';
import type { Metric } from './topic.ts';

/** One number of a metric, with where it comes from. */
export interface Reading extends Source {
  readonly variable: VariableId;
  readonly value: number;
  readonly bound?: Figure['bound'];
  readonly margin?: number;
}

/** Every number of a metric that a place has: its best variable first, each newest first; see `outdatedLast`. */
export function readings(metric: Pick<Metric, 'variables'>, set: FigureSet | undefined): readonly Reading[] {
  const all = metric.variables.flatMap((variable) => {
    const latest = latestOfSeries(variable, set);
    return latest ? [latest] : allOf(set, variable).filter(isKnown).map(toReading);
  });
  return outdatedLast(all);
}

/** The number to show for a metric; undefined where there is none. */
export function read(metric: Pick<Metric, 'variables'>, set: FigureSet | undefined): Reading | undefined {
  return readings(metric, set)[0];
}

/**
 * One reading of each list, all of one source and vintage: the first that every list has. Undefined where there is none, or
 * only one that is more than `older` years older than the newest of any list.
 */
export function ofOneSource(lists: readonly (readonly Reading[])[], older: number): readonly Reading[] | undefined {
  const [first = [], ...others] = lists;
  const newest = Math.max(...lists.map((list) => list[0]?.year ?? 0));
  for (const reading of first) {
    if (newest - reading.year > older) continue;
    const row = [reading, ...others.map((list) => list.find((other) => sameSource(other, reading)))];
    if (row.every((each) => each !== undefined)) return row;
  }
  return undefined;
}

function toReading(figure: Figure & { readonly value: number }): Reading {
  const { variable, dataset, year, value, bound, margin } = figure;
  return { variable, dataset, year, value, bound, margin };
}

/** The last month of a series that has a number. */
function latestOfSeries(variable: VariableId, set: FigureSet | undefined): Reading | undefined {
  const series = seriesOf(set, variable);
  const at = series?.values.findLastIndex((value) => value !== null) ?? -1;
  const value = series?.values[at];
  if (!series || value === undefined || value === null) return undefined;
  const month = addMonths(series.start, at);
  return { variable, dataset: series.dataset, year: Number(month.slice(0, 4)), month, value };
}

/** The number of a series so many months before its latest one; undefined in a gap. */
export function monthsBefore(set: FigureSet | undefined, latest: Reading, months: number): number | undefined {
  const series = seriesOf(set, latest.variable);
  const at = series?.values.findLastIndex((value) => value !== null) ?? -1;
  return series?.values[at - months] ?? undefined;
}
