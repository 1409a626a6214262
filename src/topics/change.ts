import { allOf, byYear, isKnown, seriesOf } from '../places/figures-of.ts';
import type { DatasetId, FigureSet, VariableId } from '../places/figure.ts';
import { cardWords } from '../replies/words/cards.ts';
import { formatChange, formatDifference, formatFigure } from '../replies/format.ts';
import { timeWords } from '../replies/words/sources.ts';
import { sameWithinMargins } from './margins.ts';
import { relativeChange } from '../places/margin-of-error.ts';
import { addMonths } from '../places/figure-table.ts';
import type { Reading } from './reading.ts';
import type { Said } from './sentences.ts';
import type { Metric } from './topic.ts';

/** What a person means by "over time": not every five-year vintage is new people. */
export interface ChangeQuestion {
  readonly since?: number;
}

/** The numbers of one metric over time, oldest first, all of one dataset. */
export interface Line {
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  readonly points: readonly Reading[];
}

/** Each dataset's line of a metric, the longest stretch of time first; lines have at least two points. */
export function linesOf(metric: Pick<Metric, 'variables'>, set: FigureSet | undefined, since = 0): readonly Line[] {
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
    .map((line) => ({ ...line, points: line.points.filter(({ year }) => year >= since) }))
    .filter(({ points }) => points.length > 1)
    .sort((a, b) => span(b) - span(a));
}

/** "In Seattle the median household income rose from $60,665 in 2010 to $120,608 in 2023 (+98.8 %)." */
export function changeSentence(
  metric: Metric,
  set: FigureSet,
  name: string,
  { since }: ChangeQuestion,
): readonly Said[] {
  const line = linesOf(metric, set, since)[0] ?? linesOf(metric, set)[0];
  const first = line?.points[0];
  const last = line?.points.at(-1);
  if (!first || !last) return [{ text: cardWords.change.unknown(name, metric.label) }];
  const { sentence, same, at, rose, fell } = cardWords.change;
  const from = at(formatFigure(first, metric.unit), timeWords(first));
  const to = at(formatFigure(last, metric.unit), timeWords(last));
  const isSame = formatFigure(first, metric.unit) === formatFigure(last, metric.unit) || sameWithinMargins(first, last);
  const text = isSame
    ? same(name, metric.label, from, to)
    : sentence(name, metric.label, last.value > first.value ? rose : fell, from, to, changeWords(metric, first, last));
  const asAsked = since === undefined || first.year === since;
  return [{ text: `${text}.`, source: last }, ...(asAsked ? [] : [{ text: cardWords.change.otherYears(since) }])];
}

/** Whether the numbers are dollars of their own years. */
export function isMoney(metric: Metric): boolean {
  return metric.unit === 'dollars' || metric.unit === 'dollars-a-month';
}

function changeWords(metric: Metric, first: Reading, last: Reading): string {
  const difference = last.value - first.value;
  if (first.bound ?? last.bound) return difference > 0 ? 'up' : 'down';
  if (metric.unit === 'percent' || first.value <= 0)
    return `${difference > 0 ? '+' : '−'}${formatDifference(difference, metric.unit)}`;
  return `${formatChange((last.value / first.value - 1) * 100)}${marginWords(first, last)}`;
}

/** ", give or take 3 points", where both margins are published. */
function marginWords(first: Reading, last: Reading): string {
  if (first.margin === undefined || last.margin === undefined) return '';
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
