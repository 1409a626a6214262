import type { DatasetId } from '../../places/figure.ts';
import { capitalised } from '../../replies/words/cards.ts';
import { formatNumber } from '../../replies/format.ts';
import { sameSource, timeWords } from '../../replies/words/sources.ts';
import { commonSource, linesAlike, linesOf, sourceOf, type Line } from '../../topics/change.ts';
import type { PlaceReading } from '../../topics/compare.ts';
import { read } from '../../topics/reading.ts';
import { addMonths } from '../../places/figure-table.ts';
import { atTime, comparedAt } from '../../topics/at.ts';
import { compareTimes, type When } from '../../topics/time.ts';
import type { Metric } from '../../topics/topic.ts';
import type { PlaceView } from '../../topics/view.ts';
import type { LinesSpec } from '../spec.ts';
import { metricNamed, titleFor, unitTitle, type ChartContext } from './context.ts';

/** One line to draw: of a place, of a metric. */
interface Drawn {
  readonly name: string;
  readonly place: number;
  readonly metric: Metric;
  readonly line: Line;
}

/**
 * Metrics by year or month: one place with every source it has, or several places in one source. Where a comparison gives the
 * places' numbers, the lines are of what it compares and end there.
 * @param title for all of the metrics; a chart that shows one of several is called by that one's name
 */
export function overTime(
  title: string,
  metrics: readonly Metric[],
  context: ChartContext,
  step: 'year' | 'month',
): LinesSpec | undefined {
  const { views } = context;
  const [main] = metrics;
  if (!main) return undefined;
  const drawn = linesToDraw(metrics, context, step);
  const [first] = drawn;
  if (!first) return undefined;
  const times = timesOf(
    drawn.map(({ line }) => line),
    step,
  );
  const missing = views.filter((_, index) => !drawn.some(({ place }) => place === index));
  const isOneOfSeveral = metrics.length > 1 && drawn.every(({ metric }) => metric === first.metric);
  const full = titleFor(isOneOfSeveral ? capitalised(first.metric.label) : title, views);
  const seen = new Set<string>();
  const at = context.time?.at;
  const asked = at === undefined ? -1 : times.findLastIndex((time) => compareTimes(time, at) === 0);
  return {
    kind: 'lines',
    title: full,
    subtitle: unitTitle(main.unit),
    foot: footOfLines(drawn, missing),
    alt: `${full}. ${drawn.map((each) => inWords(each, main)).join(' ')}`,
    unit: main.unit,
    step,
    times,
    ...(asked >= 0 && { asked }),
    series: drawn.map(({ name, place, line }) => {
      const dashed = seen.has(String(place));
      seen.add(String(place));
      const byTime = new Map(line.points.map((point) => [point.month ?? String(point.year), point.value]));
      const last = line.points.at(-1);
      const then = byTime.get(times[asked] ?? '');
      return {
        name,
        role: 'place',
        place,
        dashed,
        values: times.map((time) => byTime.get(time) ?? null),
        endLabel: last ? formatNumber(last.value, main.unit) : '',
        ...(then !== undefined && { askedLabel: formatNumber(then, main.unit) }),
      };
    }),
  };
}

const DATASETS: Record<DatasetId, string> = {
  acs5: 'ACS, five-year averages',
  acs1: 'ACS, single years',
  pep: 'Census estimates of 1 July',
  zori: 'Zillow',
  zhvi: 'Zillow',
  fbi: 'FBI',
  gazetteer: 'Census gazetteer',
};

/** The same, for the foot, where the years follow. */
const SHORT: Record<DatasetId, string> = {
  acs5: 'ACS 5-year',
  acs1: 'ACS 1-year',
  pep: 'Census estimates',
  zori: 'Zillow,',
  zhvi: 'Zillow,',
  fbi: 'FBI',
  gazetteer: 'Gazetteer',
};

type LinesOf = (metric: Metric, view: PlaceView) => readonly Line[];

function linesToDraw(
  metrics: readonly Metric[],
  { topic, views, metric, compared, time }: ChartContext,
  step: 'year' | 'month',
): readonly Drawn[] {
  const [main] = metrics;
  const suits = (line: Line): boolean => (line.points[0] && 'month' in line.points[0] ? 'month' : 'year') === step;
  if (!main) return [];
  if (time?.at !== undefined) return ofThen(main, views, time.at).filter(({ line }) => suits(line));
  const known: LinesOf = (metric, view) => linesOf(metric, view.figures, time).filter(suits);
  if (compared) return asCompared(metrics, views, compared, known);
  if (views.length === 1)
    return ofOnePlace(metrics, views, time ? undefined : (metric ?? metricNamed(topic, topic.main)), known);
  return ofPlaces(main, views, known);
}

/** The line on which the number of a time stands, of each place; of those that have none of that time the longest. */
function ofThen(metric: Metric, views: readonly PlaceView[], at: When): readonly Drawn[] {
  const rows = views.length > 1 ? comparedAt([metric], views, at) : [];
  return views.flatMap((view, place) => {
    const then = rows.find((row) => row.view === view)?.reading ?? atTime([metric], view.figures, at)?.points[0];
    const lines = linesOf(metric, view.figures);
    const line = then
      ? lines.find(({ variable, dataset }) => variable === then.variable && dataset === then.dataset)
      : lines[0];
    return line ? [{ name: view.title, place, metric, line }] : [];
  });
}

/** The line that leads to each compared number; none where the numbers are from several sources. */
function asCompared(
  metrics: readonly Metric[],
  views: readonly PlaceView[],
  compared: readonly PlaceReading[],
  known: LinesOf,
): readonly Drawn[] {
  if (new Set(compared.map(({ reading }) => reading.dataset)).size > 1) return [];
  return compared.flatMap(({ view, reading }) => {
    const found = metrics
      .flatMap((metric) => known(metric, view).map((line) => ({ metric, line })))
      .find(({ line }) => line.variable === reading.variable && line.dataset === reading.dataset);
    const end = found?.line.points.findIndex((point) => sameSource(point, reading)) ?? -1;
    if (!found || end < 1) return [];
    const line = { ...found.line, points: found.line.points.slice(0, end + 1) };
    return [{ name: view.title, place: views.indexOf(view), metric: found.metric, line }];
  });
}

/**
 * Every line of one place; first, and so drawn through, the one that ends with the number which its words give.
 * @param leading the figure of those words; none where they tell of the longest line
 */
function ofOnePlace(
  metrics: readonly Metric[],
  [view]: readonly PlaceView[],
  leading: Metric | undefined,
  known: LinesOf,
): readonly Drawn[] {
  if (!view) return [];
  const found = metrics.flatMap((metric) => known(metric, view).map((line) => ({ metric, line })));
  // Two metrics may share a column (population and its yearly estimate): each line once.
  const once = found.filter(
    ({ line }, index) =>
      found.findIndex((other) => other.line.variable === line.variable && other.line.dataset === line.dataset) ===
      index,
  );
  const byMetric = once.length > 1 && new Set(once.map(({ line }) => line.dataset)).size === 1;
  const said = leading && read(leading, view.figures);
  const isSaid = ({ line }: { line: Line }): boolean =>
    line.variable === said?.variable && line.dataset === said.dataset;
  const inOrder = byMetric ? once : once.toSorted((a, b) => Number(isSaid(b)) - Number(isSaid(a)));
  return inOrder.map(({ metric, line }, index) =>
    byMetric
      ? { name: capitalised(metric.label), place: index, metric, line }
      : { name: DATASETS[line.dataset], place: 0, metric, line },
  );
}

/** The source in which most places have a line, over the time that all of these have. */
function ofPlaces(metric: Metric, views: readonly PlaceView[], known: LinesOf): readonly Drawn[] {
  const all = views.map((view) => known(metric, view));
  const best = commonSource(all);
  const alike = linesAlike(all);
  return views.flatMap((view, place) => {
    const line = alike[place];
    return line && sourceOf(line) === best ? [{ name: view.title, place, metric, line }] : [];
  });
}

function timesOf(lines: readonly Line[], step: 'year' | 'month'): readonly string[] {
  const all = lines.flatMap(({ points }) => points.map((point) => point.month ?? String(point.year))).sort();
  const [first = ''] = all;
  const last = all.at(-1) ?? first;
  const times: string[] = [];
  if (step === 'year') {
    for (let year = Number(first); year <= Number(last); year++) times.push(String(year));
    return times;
  }
  for (let month = first; month <= last; month = addMonths(month, 1)) times.push(month);
  return times;
}

function footOfLines(drawn: readonly Drawn[], missing: readonly PlaceView[]): string {
  const words = [...new Set(drawn.map(({ line }) => DATASETS[line.dataset]))].map((dataset) => {
    const points = drawn.filter(({ line }) => DATASETS[line.dataset] === dataset).flatMap(({ line }) => line.points);
    const sorted = [...points].sort((a, b) => ((a.month ?? a.year) < (b.month ?? b.year) ? -1 : 1));
    const [first] = sorted;
    const last = sorted.at(-1);
    return first && last ? `${SHORT[first.dataset]} ${timeWords(first)} to ${timeWords(last)}` : dataset;
  });
  const gaps = missing.length === 0 ? [] : [`no data: ${missing.map(({ place }) => place.name).join(', ')}`];
  return [...words, ...gaps].join(' · ');
}

function inWords({ name, line }: Drawn, metric: Metric): string {
  const first = line.points[0];
  const last = line.points.at(-1);
  if (!first || !last) return '';
  return `${name}: ${formatNumber(first.value, metric.unit)} in ${timeWords(first)}, ${formatNumber(last.value, metric.unit)} in ${timeWords(last)}.`;
}
