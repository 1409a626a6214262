import { allOf, byYear, isKnown, seriesOf } from '../places/figures-of.ts';
import type { DatasetId, FigureSet, VariableId } from '../places/figure.ts';
import { cardWords } from '../replies/words/cards.ts';
import { formatChange, formatDifference, formatFigure, lastDigit } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { timeWords, whenWords } from '../replies/words/sources.ts';
import { isAboutTheSame } from './differences.ts';
import { relativeChange } from '../places/margin-of-error.ts';
import { addMonths } from '../places/figure-table.ts';
import type { Reading } from './reading.ts';
import type { Said } from './sentences.ts';
import { compareTimes, isWithin, whenOf, yearOf, type ChangeQuestion, type When } from './time.ts';
import type { Metric } from './topic.ts';

/** The numbers of one metric over time, oldest first, all of one dataset. */
export interface Line {
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  readonly points: readonly Reading[];
}

/** How many years a five-year figure takes together. */
const YEARS_TOGETHER = 5;

/**
 * Each dataset's line of a metric in a stretch of time, the longest first; lines have at least two points.
 * @param time where a change is asked for, which figures that share years with each other don't tell
 */
export function linesOf(
  metric: Pick<Metric, 'variables'>,
  set: FigureSet | undefined,
  time?: ChangeQuestion,
): readonly Line[] {
  return numbersOf(metric, set)
    .map((line) => ({ ...line, points: line.points.filter((point) => isWithin(whenOf(point), time ?? {})) }))
    .filter((line) => line.points.length > 1 && (time === undefined || endsAreApart(line)))
    .sort((a, b) => span(b) - span(a));
}

/** Whether the ends of a line have no year in common: 2016-2020 and 2019-2023 are mostly the same answers. */
function endsAreApart(line: Line): boolean {
  return line.dataset !== 'acs5' || span(line) >= YEARS_TOGETHER;
}

/** The end of a line, as short as a change can be told by it. */
export function shortestApart({ dataset, points, ...line }: Line): Line {
  const last = points.at(-1)?.year ?? 0;
  const first = dataset === 'acs5' ? points.findLast(({ year }) => year <= last - YEARS_TOGETHER) : undefined;
  return { ...line, dataset, points: points.filter(({ year }) => year >= (first?.year ?? 0)) };
}

/** The same of all times, in the order of the metric's variables, and also where there is one number only. */
export function numbersOf(metric: Pick<Metric, 'variables'>, set: FigureSet | undefined): readonly Line[] {
  return metric.variables
    .flatMap((variable) => {
      const datasets = [
        ...new Set(
          allOf(set, variable)
            .filter(isKnown)
            .map(({ dataset }) => dataset),
        ),
      ];
      const yearly = datasets.map((dataset) => ({ variable, dataset, points: byYear(set, variable, dataset) }));
      const monthly = monthlyLine(variable, set);
      return monthly ? [monthly, ...yearly.filter(({ dataset }) => dataset !== monthly.dataset)] : yearly;
    })
    .filter(({ points }) => points.length > 0);
}

/**
 * A line for each place, all of one source where that is possible and over the same time: the source that most places have, the
 * longest of several. A place without it keeps its own longest; one without any has none.
 * @param all each place's lines, the longest first
 */
export function linesAlike(all: readonly (readonly Line[])[]): readonly (Line | undefined)[] {
  const best = commonSource(all);
  const chosen = all.map((lines) => lines.find((line) => sourceOf(line) === best) ?? lines[0]);
  const alike = chosen.flatMap((line) => (line && sourceOf(line) === best ? [line] : []));
  const from =
    alike
      .map(({ points }) => timeOf(points[0]))
      .sort()
      .at(-1) ?? '';
  const to = alike.map(({ points }) => timeOf(points.at(-1))).sort()[0] ?? '';
  const within = (line: Line): Line => ({
    ...line,
    points: line.points.filter((point) => timeOf(point) >= from && timeOf(point) <= to),
  });
  if (!alike.map(within).every((line) => line.points.length > 1 && endsAreApart(line))) return chosen;
  return chosen.map((line) => (line && sourceOf(line) === best ? within(line) : line));
}

/** The column and dataset of which most places have a line; the first of several. */
export function commonSource(all: readonly (readonly Line[])[]): string | undefined {
  const sources = [...new Set(all.flat().map(sourceOf))];
  const holders = (source: string): number =>
    all.filter((lines) => lines.some((line) => sourceOf(line) === source)).length;
  return sources.sort((a, b) => holders(b) - holders(a))[0];
}

/** What a line is of: lines of one source can be drawn beside each other. */
export function sourceOf({ variable, dataset }: Line): string {
  return `${variable} ${dataset}`;
}

function timeOf(point: Reading | undefined): string {
  return point ? whenOf(point) : '';
}

/** "In Seattle the median household income rose from $60,665 in 2010 to $120,608 in 2023 (+98.8 %)." */
export function changeSentence(metric: Metric, { points }: Line, name: string, asked: ChangeQuestion): Said {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) throw new RangeError(`a line of ${metric.id} without points: lines have at least two`);
  const { sentence, same, at, rose, fell } = cardWords.change;
  const from = at(formatFigure(first, metric.unit), timeWords(first));
  const to = at(formatFigure(last, metric.unit), timeWords(last));
  const change = `${changeInWords(metric, first, last)}${marginWords(metric, first, last)}`;
  const text = stayedTheSame(metric, first, last)
    ? same(name, metric.label, from, to)
    : sentence(name, metric.label, last.value > first.value ? rose : fell, from, to, change);
  const notes = endsApart(first, last, asked);
  return { text: `${text}.`, source: last, ...(notes.length > 0 && { note: notes.join(' ') }) };
}

/** What is said where a line begins or ends at another time than was asked. */
function endsApart(first: Reading, last: Reading, { since, until }: ChangeQuestion): readonly string[] {
  const { otherYears, endIn, overlap } = cardWords.change;
  if (since !== undefined && compareTimes(whenOf(first), since) < 0)
    return [compareTimes(whenOf(last), since) > 0 ? overlap : endIn(timeWords(last))];
  const misses = (end: Reading, asked: When | undefined): asked is When => {
    if (asked === undefined) return false;
    return end.month === undefined ? end.year !== yearOf(asked) : compareTimes(end.month, asked) !== 0;
  };
  const missed = [...(misses(first, since) ? [since] : []), ...(misses(last, until) ? [until] : [])];
  const isByMonth = first.month !== undefined;
  return missed.length === 0
    ? []
    : [otherYears(list(missed.map((when) => whenWords(isByMonth ? when : String(yearOf(when))))))];
}

/** Besides what no survey tells apart, a difference of the last digit that is shown is none: rounding alone may make it. */
export function stayedTheSame(metric: Metric, first: Reading, last: Reading): boolean {
  const digit = lastDigit(metric.unit);
  if (digit !== undefined && Math.abs(Math.round(last.value / digit) - Math.round(first.value / digit)) <= 1)
    return true;
  if (metric.unit !== 'percent' && isNoChange(first.value, last.value)) return true;
  return isAboutTheSame(metric, first, last);
}

/** Whether a change in percent would be written as none. */
function isNoChange(first: number, last: number): boolean {
  return first > 0 && formatChange((last / first - 1) * 100).slice(1) === '0 %';
}

/** Whether the numbers are dollars of their own years. */
export function isMoney(metric: Metric): boolean {
  return metric.unit === 'dollars' || metric.unit === 'dollars-a-month';
}

/** The size of a change: `+24.2 %`, `−3 points` of a share. */
export function changeInWords(metric: Metric, first: Reading, last: Reading): string {
  const difference = last.value - first.value;
  if (first.bound ?? last.bound) return difference > 0 ? 'up' : 'down';
  if (metric.unit === 'percent' || first.value <= 0)
    return `${difference > 0 ? '+' : '−'}${formatDifference(difference, metric.unit)}`;
  return formatChange((last.value / first.value - 1) * 100);
}

/** ", give or take 3 points", where both margins are published. */
function marginWords({ unit }: Metric, first: Reading, last: Reading): string {
  if (unit === 'percent' || (first.bound ?? last.bound) || first.margin === undefined || last.margin === undefined)
    return '';
  const change = relativeChange(
    { value: first.value, margin: first.margin },
    { value: last.value, margin: last.margin },
  );
  return change ? cardWords.change.giveOrTake(formatDifference(change.margin * 100, 'percent')) : '';
}

function monthlyLine(variable: VariableId, set: FigureSet | undefined): Line | undefined {
  const series = seriesOf(set, variable);
  if (!series) return undefined;
  const { dataset, start } = series;
  const points = series.values.flatMap((value, index) => {
    if (value === null) return [];
    const month = addMonths(start, index);
    return [{ variable, dataset, year: Number(month.slice(0, 4)), month, value }];
  });
  return { variable, dataset, points };
}

function span({ points }: Line): number {
  return (points.at(-1)?.year ?? 0) - (points[0]?.year ?? 0);
}
