import type { DatasetId } from '../../places/figure.ts';
import { capitalised } from '../../replies/words/cards.ts';
import { formatNumber } from '../../replies/format.ts';
import { timeWords } from '../../replies/words/sources.ts';
import { linesOf, type Line } from '../../topics/change.ts';
import { addMonths } from '../../places/figure-table.ts';
import type { Metric } from '../../topics/topic.ts';
import type { PlaceView } from '../../topics/view.ts';
import type { LinesSpec } from '../spec.ts';
import { titleFor, unitTitle, type ChartContext } from './context.ts';

/** One line to draw: of a place, of a metric. */
interface Drawn {
  readonly name: string;
  readonly place: number;
  readonly line: Line;
}

/** A metric by year or month: one place with every source it has, or several places in one source. */
export function overTime(
  title: string,
  metrics: readonly Metric[],
  { views }: ChartContext,
  step: 'year' | 'month',
  since?: number,
): LinesSpec | undefined {
  const [main] = metrics;
  if (!main) return undefined;
  const suits = (line: Line): boolean => (line.points[0] && 'month' in line.points[0] ? 'month' : 'year') === step;
  const drawn = views.length === 1 ? ofOnePlace(metrics, views, suits, since) : ofPlaces(main, views, suits, since);
  if (drawn.length === 0) return undefined;
  const times = timesOf(
    drawn.map(({ line }) => line),
    step,
  );
  const missing = views.filter((_, index) => !drawn.some(({ place }) => place === index));
  const full = titleFor(title, views);
  const seen = new Set<string>();
  return {
    kind: 'lines',
    title: full,
    subtitle: unitTitle(main.unit),
    foot: footOfLines(drawn, missing),
    alt: `${full}. ${drawn.map((each) => inWords(each, main)).join(' ')}`,
    unit: main.unit,
    step,
    times,
    series: drawn.map(({ name, place, line }) => {
      const dashed = seen.has(String(place));
      seen.add(String(place));
      const byTime = new Map(line.points.map((point) => [point.month ?? String(point.year), point.value]));
      const last = line.points.at(-1);
      return {
        name,
        role: 'place',
        place,
        dashed,
        values: times.map((time) => byTime.get(time) ?? null),
        endLabel: last ? formatNumber(last.value, main.unit) : '',
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

function ofOnePlace(
  metrics: readonly Metric[],
  [view]: readonly PlaceView[],
  suits: (line: Line) => boolean,
  since: number | undefined,
): readonly Drawn[] {
  if (!view) return [];
  const found = metrics.flatMap((metric) =>
    linesOf(metric, view.figures, since)
      .filter(suits)
      .map((line) => ({ metric, line })),
  );
  // Two metrics may share a column (population and its yearly estimate): each line once.
  const once = found.filter(
    ({ line }, index) =>
      found.findIndex((other) => other.line.variable === line.variable && other.line.dataset === line.dataset) ===
      index,
  );
  const byMetric = once.length > 1 && new Set(once.map(({ line }) => line.dataset)).size === 1;
  return once.map(({ metric, line }, index) =>
    byMetric
      ? { name: capitalised(metric.label), place: index, line }
      : { name: DATASETS[line.dataset], place: 0, line },
  );
}

/** The source in which most places have a line; the longest one of several. */
function ofPlaces(
  metric: Metric,
  views: readonly PlaceView[],
  suits: (line: Line) => boolean,
  since: number | undefined,
): readonly Drawn[] {
  const all = views.map((view) => linesOf(metric, view.figures, since).filter(suits));
  const key = (line: Line): string => `${line.variable} ${line.dataset}`;
  const keys = [...new Set(all.flat().map(key))];
  const holders = (of: string): number => all.filter((lines) => lines.some((line) => key(line) === of)).length;
  const [best] = keys.sort((a, b) => holders(b) - holders(a));
  return views.flatMap((view, place) => {
    const line = all[place]?.find((each) => key(each) === best);
    return line ? [{ name: view.title, place, line }] : [];
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
