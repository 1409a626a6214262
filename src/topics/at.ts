import type { FigureSet } from '../places/figure.ts';
import { alternativesTo } from './alternatives.ts';
import { numbersOf, type Line } from './change.ts';
import { comparable, type PlaceReading } from './compare.ts';
import { placeholdersOf } from './placeholder.ts';
import type { Reading } from './reading.ts';
import { metricOf } from './sentences.ts';
import { compareTimes, isMonth, whenOf, type When } from './time.ts';
import type { Metric, MetricId, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** What is known of one metric at one time. */
export interface AtTime {
  readonly metric: Metric;
  /** All numbers of the same source. */
  readonly line: Line;
  /** The number of the time; of a year of a figure by month those of its months. */
  readonly points: readonly [Reading, ...Reading[]];
}

/**
 * A metric at a time, or what stands in for it: by the source whose numbers are of single years or months rather than of five
 * years, and go furthest.
 * @param metrics best first
 */
export function atTime(metrics: readonly Metric[], set: FigureSet | undefined, at: When): AtTime | undefined {
  const known = metrics.flatMap((metric) =>
    numbersOf(metric, set).flatMap((line): AtTime[] => {
      const [first, ...rest] = line.points.filter((point) => compareTimes(whenOf(point), at) === 0);
      return first ? [{ metric, line, points: [first, ...rest] }] : [];
    }),
  );
  const [best] = known;
  const exact = isMonth(at) ? known.find(({ points: [point] }) => point.month !== undefined) : undefined;
  if (exact) return exact;
  return known
    .filter(({ metric }) => metric === best?.metric)
    .toSorted(
      (a, b) =>
        Number(a.line.dataset === 'acs5') - Number(b.line.dataset === 'acs5') ||
        b.line.points.length - a.line.points.length,
    )[0];
}

/** The metrics that may answer for one at another time: itself, what stands in for it, what the topic's sentences name. */
export function answering(metric: Metric, topic: Topic, asked: MetricId | undefined): readonly Metric[] {
  const alternatives = alternativesTo(metric, topic);
  if (asked !== undefined) return alternatives;
  const named = topic.sentences
    .flat()
    .flatMap((way) => placeholdersOf(way))
    .flatMap(({ kind, metrics }) => (kind === 'figure' ? metrics : []))
    .map((id) => metricOf(topic, id));
  return [...new Set([...alternatives, ...named])];
}

/** What the topic's first sentence says beside a metric. */
export function saidBeside(metric: Metric, topic: Topic): readonly Metric[] {
  const [first = []] = topic.sentences;
  const ways = (typeof first === 'string' ? [first] : first).map((way) =>
    placeholdersOf(way).flatMap(({ kind, metrics }) => (kind === 'figure' ? metrics : [])),
  );
  const way = ways.find((metrics) => metrics.includes(metric.id)) ?? [];
  return way.filter((id) => id !== metric.id).map((id) => metricOf(topic, id));
}

/**
 * A metric of several places at a time, all of one source where that is possible: one of single years or months where every
 * place has it. Of a year of a figure by month it is the last month.
 */
export function comparedAt(metrics: readonly Metric[], views: readonly PlaceView[], at: When): readonly PlaceReading[] {
  const then = views.map((view) => ({ ...view, figures: setAt(view.figures, at) }));
  const yearly = then.map((view) => ({ ...view, figures: withoutFiveYears(view.figures) }));
  const tries = [yearly, then].flatMap((some) => metrics.map((metric) => comparable(metric, some)));
  const full = tries.find((rows) => rows.length === views.length);
  const best = full ?? tries.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return best.flatMap(({ view, reading }) => {
    const own = views.find(({ place }) => place === view.place);
    return own ? [{ view: own, reading }] : [];
  });
}

/** The figures of a time alone. */
function setAt(set: FigureSet, at: When): FigureSet {
  return {
    ...set,
    figures: set.figures.filter(({ year }) => compareTimes(String(year), at) === 0),
    series: set.series.flatMap((series) => {
      const [line] = numbersOf({ variables: [series.variable] }, { ...set, figures: [], series: [series] });
      const point = line?.points.findLast((each) => compareTimes(whenOf(each), at) === 0);
      return point?.month === undefined ? [] : [{ ...series, start: point.month, values: [point.value] }];
    }),
  };
}

function withoutFiveYears(set: FigureSet): FigureSet {
  return { ...set, figures: set.figures.filter(({ dataset }) => dataset !== 'acs5') };
}
