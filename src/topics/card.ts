import { chooseChart } from '../charts/choose.ts';
import { chooseBars } from '../charts/kinds/bars.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { capitalised, cardWords } from '../replies/words/cards.ts';
import { formatFigure, formatValue } from '../replies/format.ts';
import { sameSource, sourceWords, type Source } from '../replies/words/sources.ts';
import type { ComparisonQuestion } from '../understanding/utterance.ts';
import { alternativesTo, leadersOf } from './alternatives.ts';
import { benchmarkSentence } from './benchmark.ts';
import type { Catalogue } from './catalogue.ts';
import type { ChangeQuestion } from './change.ts';
import { sayChanges } from './change-card.ts';
import { comparable, compareSentences, shortName, type PlaceReading } from './compare.ts';
import { joinSaid } from './join.ts';
import { withPlaceFigures } from './place-figures.ts';
import { missingOf, noMetric, noTopic, type MissingFigure } from './missing.ts';
import { read, readings, type Reading } from './reading.ts';
import { metricOf, sayBriefly, sayTopic, sharesOfWhole, type Said } from './sentences.ts';
import type { Metric, MetricId, Topic, TopicId } from './topic.ts';
import { topicsOfPlaces } from './topics-with-data.ts';
import type { PlaceView } from './view.ts';

export type { PlaceView } from './view.ts';

/** One answer on one topic. */
export interface TopicCard {
  /** The whole answer in words. */
  readonly text: string;
  readonly chart?: ChartSpec;
  /** Where the figures of the text come from: `ACS 2019-2023`. */
  readonly sources: readonly string[];
  readonly missing: readonly MissingFigure[];
  /** A single place's figure can be stood against others': the one that was asked for, or another that is known instead. */
  readonly standing?: { readonly metric?: MetricId };
  /** Where to go on, best first; topics without data for these places are left out. */
  readonly followUps: readonly TopicId[];
}

export interface CardOptions {
  /** One figure was asked for by itself. */
  readonly metric?: MetricId;
  /** Change over time was asked for. */
  readonly change?: ChangeQuestion;
  /** How a comparison was asked, so that the first words answer it. */
  readonly question?: ComparisonQuestion;
  readonly catalogue: Catalogue;
}

/** The most topics named where the asked one has nothing. */
const MOST_OFFERED = 3;

/**
 * Answers a topic, or one figure of it, for one place or several in the order named. Pure.
 * @param bare at least one
 */
export function buildCard(topic: Topic, bare: readonly PlaceView[], options: CardOptions): TopicCard {
  const views = bare.map(withPlaceFigures);
  const asked = options.metric === undefined ? undefined : metricOf(topic, options.metric);
  const main = bestKnown(topic, asked ?? metricOf(topic, topic.main), views);
  const known = views.filter((view) => hasFigures(topic, view));
  if (known.length === 0) return emptyCard(topic, main, views, options.catalogue);
  // Who asks which is cheaper, or whether it gets dearer, didn't ask for one source's figure: another one answers.
  const isNamed = asked && !options.change && !options.question;
  const replaced = isNamed && asked !== main ? known.filter((view) => !read(asked, view.figures)) : [];
  const lacking = noMetric(asked ?? main, replaced);
  const comparison = comparisonOf(topic, main, known, options);
  const leading = views.length === 1 ? leadersOf(main, topic).find((each) => read(each, views[0]?.figures)) : undefined;
  const answer = sayViews(topic, main, known, comparison, {
    ...options,
    question: questionOf(known[0], views, options),
  });
  const said = [
    // A comparison begins with its answer, which names the figure that stands in.
    ...(known.length > 1 ? [...answer, ...lacking] : [...lacking, ...answer]),
    ...noTopic(
      topic,
      views.filter((view) => !known.includes(view)),
    ),
    ...(topic.caution === undefined ? [] : [{ text: topic.caution }]),
  ];
  return {
    text: joinSaid(said),
    chart: chooseChart(topic, views, {
      metric: asked && (comparison?.metric ?? main),
      leading: comparison?.metric ?? leading ?? main,
      change: options.change,
      compared: comparison?.rows,
    }),
    sources: sourcesOf(said),
    missing: views.flatMap((view) => missingOf(asked ? [asked] : topic.metrics, view)),
    standing: leading && (alternativesTo(main, topic).includes(leading) ? {} : { metric: leading.id }),
    followUps: followUpsFor(topic, views, options.catalogue),
  };
}

/** What a comparison gives of each place, in its words as in its chart. */
interface Comparison {
  readonly metric: Metric;
  readonly rows: readonly PlaceReading[];
}

/**
 * The figure that several places are compared in, and their numbers: the asked one, or the topic's main figure where nobody has
 * that. Undefined where each place is spoken of by itself.
 */
function comparisonOf(
  topic: Topic,
  metric: Metric,
  views: readonly PlaceView[],
  options: CardOptions,
): Comparison | undefined {
  if (views.length < 2 || options.change) return undefined;
  if (speaksOfEach(topic, options) && asDrawn(topic, views)) return undefined;
  const rows = comparable(metric, views);
  if (rows.length > 0) return { metric, rows };
  const main = bestKnown(topic, metricOf(topic, topic.main), views);
  const ofMain = comparable(main, views);
  return ofMain.length > 1 ? { metric: main, rows: ofMain } : undefined;
}

function sayViews(
  topic: Topic,
  main: Metric,
  views: readonly PlaceView[],
  comparison: Comparison | undefined,
  options: CardOptions,
): readonly Said[] {
  const [first] = views;
  if (options.change) return sayChanges(topic, main, views, (view) => nameIn(view, views), options.change);
  if (views.length > 1 || !first) return sayComparison(topic, main, views, comparison, options);
  return options.metric === undefined ? sayTopicOf(topic, main, first) : sayMetric(topic, main, first);
}

function sayTopicOf(topic: Topic, main: Metric, view: PlaceView): readonly Said[] {
  const reading = read(main, view.figures);
  const sentences = sayAnything(topic, view, sayTopic(topic, view));
  const said = sentences.reduce((count, { figures = 1 }) => count + figures, 0);
  const what = said > 1 ? cardWords.theFigure(main.label) : cardWords.that;
  const stands = reading && topic.compare !== 'sentences' ? benchmarkSentence(main, reading, view, what) : undefined;
  return [
    ...(reading || topic.compare === 'sentences' ? [] : noMetric(main, [view])),
    ...sentences,
    ...(stands === undefined ? [] : [{ text: stands }]),
  ];
}

/** One figure by itself; where it is missing, that, and what the topic does know. */
function sayMetric(topic: Topic, metric: Metric, view: PlaceView): readonly Said[] {
  const reading = read(metric, view.figures);
  if (!reading) return [...noMetric(metric, [view]), ...sayAnything(topic, view, sayTopic(topic, view)).slice(0, 1)];
  const stands = benchmarkSentence(metric, reading, view);
  return [sayReading(metric, reading, view), ...(stands === undefined ? [] : [{ text: stands }])];
}

function sayReading(metric: Metric, reading: Reading, view: PlaceView): Said {
  const clause = metric.says
    .replaceAll('{place}', () => view.title)
    .replaceAll('{value}', () => formatFigure(reading, metric.unit));
  return { text: `${capitalised(clause)}${countWords(metric, reading, view)}.`, source: reading };
}

/** The sentences; where the figures suffice for none of them, the first figure that is known. */
function sayAnything(topic: Topic, view: PlaceView, sentences: readonly Said[]): readonly Said[] {
  if (sentences.length > 0) return sentences;
  for (const metric of topic.metrics) {
    const reading = read(metric, view.figures);
    if (reading) return [sayReading(metric, reading, view)];
  }
  return [];
}

/** " (14,210 people)": how many the share is, where the same source says so. */
function countWords(metric: Metric, reading: Reading, view: PlaceView): string {
  const { count } = metric;
  const found =
    count && readings({ variables: [count.variable] }, view.figures).find((each) => sameSource(each, reading));
  return count && found ? ` (${formatValue(found.value, count.unit)})` : '';
}

function sayComparison(
  topic: Topic,
  main: Metric,
  views: readonly PlaceView[],
  comparison: Comparison | undefined,
  options: CardOptions,
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
function speaksOfEach(topic: Topic, { metric }: Pick<CardOptions, 'metric'>): boolean {
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
function questionOf(
  first: PlaceView | undefined,
  views: readonly PlaceView[],
  { question }: CardOptions,
): ComparisonQuestion | undefined {
  return question && first !== views[0] ? { ...question, kind: 'which' } : question;
}

/** The metric, or the one nearest to it where that one is known of more of the places. */
function bestKnown(topic: Topic, metric: Metric, views: readonly PlaceView[]): Metric {
  if (metric.nearest === undefined) return metric;
  const nearest = metricOf(topic, metric.nearest);
  return comparable(nearest, views).length > comparable(metric, views).length ? nearest : metric;
}

/** One line, no chart, and what is known instead. */
function emptyCard(topic: Topic, main: Metric, views: readonly PlaceView[], catalogue: Catalogue): TopicCard {
  const others = nearestTopics(topic, views, catalogue);
  const [first] = views;
  const said = noTopic(topic, views);
  const nothing = others.length === 0 && views.length === 1 && first !== undefined;
  return {
    text: joinSaid([
      ...(nothing ? [{ text: cardWords.missing.nothing(first.title) }] : said),
      ...(others.length === 0
        ? []
        : [{ text: cardWords.missing.known(others.slice(0, MOST_OFFERED).map(({ name }) => name)) }]),
    ]),
    sources: [],
    missing: views.flatMap((view) => missingOf([main], view)),
    followUps: others.slice(0, MOST_OFFERED).map(({ id }) => id),
  };
}

function followUpsFor(topic: Topic, views: readonly PlaceView[], catalogue: Catalogue): readonly TopicId[] {
  return nearestTopics(topic, views, catalogue)
    .slice(0, MOST_OFFERED)
    .map(({ id }) => id);
}

/**
 * The other topics that have something for the places, the nearest first: where this one leads, what leads here, what either of
 * those leads to, and the rest.
 */
function nearestTopics(topic: Topic, views: readonly PlaceView[], catalogue: Catalogue): readonly Topic[] {
  const leads = topic.followUps;
  const leadHere = catalogue.topics.filter(({ followUps }) => followUps.includes(topic.id)).map(({ id }) => id);
  const further = [...leads, ...leadHere].flatMap((id) => catalogue.topic(id)?.followUps ?? []);
  const order = [...new Set([...leads, ...leadHere, ...further])];
  const away = ({ id }: Topic): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return topicsOfPlaces(catalogue, views)
    .filter(({ id }) => id !== topic.id)
    .toSorted((a, b) => away(a) - away(b));
}

function hasFigures(topic: Topic, view: PlaceView): boolean {
  return topic.metrics.some((metric) => read(metric, view.figures) !== undefined) || sayTopic(topic, view).length > 0;
}

function sourcesOf(said: readonly Said[]): readonly string[] {
  return [...new Set(said.flatMap(({ source }): readonly Source[] => (source ? [source] : [])).map(sourceWords))];
}

function nameIn(view: PlaceView, views: readonly PlaceView[]): string {
  return views.length === 1 ? view.title : shortName(view, views);
}
