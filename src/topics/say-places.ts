import { chooseBars } from '../charts/kinds/bars.ts';
import { cardWords } from '../replies/words/cards.ts';
import { formatFigure } from '../replies/format.ts';
import { sameSource } from '../replies/words/sources.ts';
import type { ComparisonQuestion } from '../understanding/utterance.ts';
import { comparable, compareSentences, shortName, type PlaceReading } from './compare.ts';
import { noMetric } from './missing.ts';
import { read } from './reading.ts';
import { sayAnything } from './say-place.ts';
import { metricOf, sayBriefly, sayTopic, sharesOfWhole, type Said } from './sentences.ts';
import type { TimeQuestion } from './time.ts';
import type { Metric, MetricId, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** What is asked of places on a topic. */
export interface PlacesQuestion {
  /** One figure was asked for by itself. */
  readonly metric?: MetricId;
  /** The time asked of. */
  readonly time?: TimeQuestion;
  /** How a comparison was asked, so that the first words answer it. */
  readonly question?: ComparisonQuestion;
}

/** What a comparison gives of each place, in its words as in its chart. */
export interface Comparison {
  readonly metric: Metric;
  readonly rows: readonly PlaceReading[];
}

/**
 * The figure that several places are compared in, and their numbers: the asked one, or the topic's main figure where nobody has
 * that. Undefined where each place is spoken of by itself.
 */
export function comparisonOf(
  topic: Topic,
  metric: Metric,
  views: readonly PlaceView[],
  options: PlacesQuestion,
): Comparison | undefined {
  if (views.length < 2 || options.time) return undefined;
  if (speaksOfEach(topic, options) && asDrawn(topic, views)) return undefined;
  const rows = comparable(metric, views);
  if (rows.length > 0) return { metric, rows };
  const main = bestKnown(topic, metricOf(topic, topic.main), views);
  const ofMain = comparable(main, views);
  return ofMain.length > 1 ? { metric: main, rows: ofMain } : undefined;
}

/** Several places in one figure, or each in its own words. */
export function sayComparison(
  topic: Topic,
  main: Metric,
  views: readonly PlaceView[],
  comparison: Comparison | undefined,
  options: PlacesQuestion,
): readonly Said[] {
  const without = noMetric(
    main,
    views.filter((view) => !read(main, view.figures)),
  );
  if (!comparison)
    return speaksOfEach(topic, options)
      ? sayEach(topic, asDrawn(topic, views) ?? views)
      : [...without, ...sayEach(topic, views)];
  const { metric, rows } = comparison;
  if (metric !== main)
    return [...without, ...compareSentences(metric, rows, questionOf(rows[0]?.view, views, options))];
  const [only] = rows;
  if (only && rows.length === 1) {
    const name = nameIn(only.view, views);
    const text = `${cardWords.onlyOneKnown(name, main.label, formatFigure(only.reading, main.unit))}.`;
    return [{ text, source: only.reading }, ...without];
  }
  return [...compareSentences(main, rows, questionOf(rows[0]?.view, views, options)), ...without];
}

/** Whether several places are spoken of one by one: where a topic's main figure says little of them. */
function speaksOfEach(topic: Topic, { metric }: Pick<PlacesQuestion, 'metric'>): boolean {
  return metric === undefined && topic.compare === 'sentences';
}

/**
 * The places with the figures of the vintage that their chart shows of each, so that the words say the same; undefined where
 * the chart can't show them all. A topic without such a chart has its places as they are.
 */
function asDrawn(topic: Topic, views: readonly PlaceView[]): readonly PlaceView[] | undefined {
  const shares = topic.charts.flatMap(sharesOfWhole)[0];
  if (!shares) return views;
  const metrics = shares.map(({ metric }) => metricOf(topic, metric));
  const bars = chooseBars(metrics, { views });
  if (bars.length < views.length) return undefined;
  return bars.map(({ view, source }) => ({
    ...view,
    figures: { ...view.figures, figures: view.figures.figures.filter((figure) => sameSource(figure, source)) },
  }));
}

/** Each place in its own words. */
function sayEach(topic: Topic, views: readonly PlaceView[]): readonly Said[] {
  return views
    .map((view) => ({ ...view, title: shortName(view, views) }))
    .flatMap((view) =>
      sayAnything(topic, view, views.length > 2 ? sayBriefly(topic, view) : sayTopic(topic, view).slice(0, 1)),
    );
}

/** "Is it" can't be answered where the place that is asked about has no figure; which one is, can. */
export function questionOf(
  first: PlaceView | undefined,
  views: readonly PlaceView[],
  { question }: PlacesQuestion,
): ComparisonQuestion | undefined {
  return question && first !== views[0] ? { ...question, kind: 'which' } : question;
}

/** The metric, or the one nearest to it where that one is known of more of the places. */
export function bestKnown(topic: Topic, metric: Metric, views: readonly PlaceView[]): Metric {
  if (metric.nearest === undefined) return metric;
  const nearest = metricOf(topic, metric.nearest);
  return comparable(nearest, views).length > comparable(metric, views).length ? nearest : metric;
}

/** What a place is called among those of its answer. */
export function nameIn(view: PlaceView, views: readonly PlaceView[]): string {
  return views.length === 1 ? view.title : shortName(view, views);
}
