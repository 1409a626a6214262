import { addMonths } from '../places/figure-table.ts';
import type { DatasetId, Figure } from '../places/figure.ts';
import type { Place } from '../places/place.ts';
import type { Coverage, RankingQuery } from '../places/store.ts';
import { numbersOf, sourceOf, type Line } from './change.ts';
import type { Member } from './load-members.ts';
import type { Reading } from './reading.ts';
import { isWithin, whenOf, type ChangeQuestion, type TimeQuestion, type When } from './time.ts';
import type { Metric } from './topic.ts';

/** A place's line in a ranking by another time. */
export interface RowInTime {
  readonly place: Place;
  readonly rank: number;
  readonly tied: boolean;
  /** The number that was asked for, or the end of the change. */
  readonly reading: Reading;
  /** Where the change begins. */
  readonly before?: Reading;
  /** What is ranked: the number, or the change in percent. */
  readonly figure: Figure & { readonly value: number };
}

export interface RankingInTime {
  readonly metric: Metric;
  readonly rows: readonly RowInTime[];
  readonly total: number;
  readonly coverage: Coverage;
}

/**
 * Sources whose numbers over time are of the same places by one method, so that their changes can be ranked. A survey's
 * changes of single places are mostly its own error, and the FBI warns against ranking its counts.
 */
const COMPARABLE: ReadonlySet<DatasetId> = new Set<DatasetId>(['pep', 'zori']);

/** The asked metric is taken where so many times as many places don't have another one. */
const FAIR_SHARE = 2;
/** What is lately, of a figure by month. */
const MONTHS_LATELY = 12;

/** One source of a metric, with the places that have it. */
interface Source {
  readonly metric: Metric;
  readonly lines: readonly { readonly member: Member; readonly line: Line }[];
}

/** Whether anything that is known of some places can rank them by its change. */
export function canRankChange(metrics: readonly Metric[], members: readonly Member[]): boolean {
  return sourcesOf(metrics, members).some(isComparable);
}

/** The first and the last time of which anything is known that could rank places so; undefined where nothing is. */
export function timesKnown(
  metrics: readonly Metric[],
  members: readonly Member[],
  time: TimeQuestion,
): readonly [Reading, Reading] | undefined {
  const points = sourcesOf(metrics, members)
    .filter((source) => time.at !== undefined || isComparable(source))
    .flatMap(pointsOf)
    .toSorted(byTime);
  const [first] = points;
  const last = points.at(-1);
  return first && last && [first, last];
}

/**
 * Ranks places by a metric, or what stands in for it, at another time, or by how it changed: by the source that most of them
 * have, between the same two times. Undefined where fewer than two places have it. Pure.
 */
export function rankInTime(
  metrics: readonly Metric[],
  members: readonly Member[],
  time: TimeQuestion,
  { order, limit, offset = 0 }: Pick<RankingQuery, 'order' | 'limit' | 'offset'>,
): RankingInTime | undefined {
  const tries = sourcesOf(metrics, members).flatMap((source) => {
    const rows = time.at === undefined ? changesIn(source, time) : numbersAt(source, time.at);
    return rows.length > 1 ? [{ metric: source.metric, rows }] : [];
  });
  const most = Math.max(...tries.map(({ rows }) => rows.length));
  const best = tries.find(({ rows }) => rows.length * FAIR_SHARE >= most);
  if (!best) return undefined;
  const sign = order === 'highest' ? -1 : 1;
  const sorted = best.rows.toSorted((a, b) => sign * (a.figure.value - b.figure.value));
  const shown = ({ figure }: Unranked): number => Math.round(figure.value * 10);
  const rows = sorted.slice(offset, offset + limit).map((row): RowInTime => {
    const alike = sorted.filter((other) => shown(other) === shown(row));
    return { ...row, rank: sorted.findIndex((other) => shown(other) === shown(row)) + 1, tied: alike.length > 1 };
  });
  return {
    metric: best.metric,
    rows,
    total: sorted.length,
    coverage: coverageOf(
      members.map(({ place }) => place),
      sorted.map(({ place }) => place),
    ),
  };
}

type Unranked = Omit<RowInTime, 'rank' | 'tied'>;

function sourcesOf(metrics: readonly Metric[], members: readonly Member[]): readonly Source[] {
  return metrics.flatMap((metric) => {
    const lines = members.flatMap((member) => numbersOf(metric, member.figures).map((line) => ({ member, line })));
    return [...grouped(lines, ({ line }) => sourceOf(line)).values()].map((of) => ({ metric, lines: of }));
  });
}

function isComparable({ lines: [first] }: Source): boolean {
  return first !== undefined && COMPARABLE.has(first.line.dataset);
}

function pointsOf({ lines }: Source): readonly Reading[] {
  return lines.flatMap(({ line }) => line.points);
}

function byTime(a: Reading, b: Reading): number {
  return whenOf(a) < whenOf(b) ? -1 : 1;
}

/** Of a year of a figure by month its last month that is known of any place. */
function numbersAt(source: Source, at: When): readonly Unranked[] {
  const when = latest(source, { since: at, until: at });
  return source.lines.flatMap(({ member, line }): Unranked[] => {
    const reading = line.points.find((point) => whenOf(point) === when);
    return reading ? [{ place: member.place, reading, figure: figureOf(reading, reading.value) }] : [];
  });
}

function changesIn(source: Source, time: ChangeQuestion): readonly Unranked[] {
  const to = isComparable(source) ? latest(source, time) : undefined;
  const from = to && earliest(source, time, to);
  if (from === undefined || from === to) return [];
  return source.lines.flatMap(({ member, line }): Unranked[] => {
    const before = line.points.find((point) => whenOf(point) === from);
    const reading = line.points.find((point) => whenOf(point) === to);
    if (!before || !reading || before.value <= 0) return [];
    const percent = (reading.value / before.value - 1) * 100;
    return [{ place: member.place, reading, before, figure: figureOf(reading, percent) }];
  });
}

function latest(source: Source, time: ChangeQuestion): When | undefined {
  const times = pointsOf(source).map(whenOf);
  return times
    .filter((when) => isWithin(when, time))
    .reduce<When | undefined>((last, when) => (last === undefined || when > last ? when : last), undefined);
}

/** Where a change begins: as asked; else with what is known of years, and a year ago of months. */
function earliest(source: Source, time: ChangeQuestion, to: When): When | undefined {
  if (time.since === undefined && to.length > 4) return addMonths(to, -MONTHS_LATELY);
  const times = pointsOf(source).map(whenOf);
  return times
    .filter((when) => isWithin(when, time))
    .reduce<When | undefined>((first, when) => (first === undefined || when < first ? when : first), undefined);
}

function figureOf({ variable, dataset, year }: Reading, value: number): RowInTime['figure'] {
  return { variable, dataset, year, value };
}

function coverageOf(places: readonly Place[], known: readonly Place[]): Coverage {
  const byState = grouped(known, ({ state }) => state);
  const [most] = [...byState].toSorted(([, a], [, b]) => b.length - a.length);
  return {
    places: places.length,
    known: known.length,
    states: new Set(places.map(({ state }) => state)).size,
    knownStates: byState.size,
    ...(most && { most: { state: most[0], places: most[1].length } }),
  };
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
