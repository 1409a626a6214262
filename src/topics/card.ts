import { chooseChart } from '../charts/choose.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { capitalised, cardWords } from '../replies/words/cards.ts';
import { formatFigure, formatValue } from '../replies/format.ts';
import { sameSource, sourceWords, type Source } from '../replies/words/sources.ts';
import type { ComparisonQuestion } from '../understanding/utterance.ts';
import { benchmarkSentence } from './benchmark.ts';
import type { Catalogue } from './catalogue.ts';
import { changeSentence, isMoney, linesOf, type ChangeQuestion } from './change.ts';
import { comparable, compareSentences, shortName } from './compare.ts';
import { joinSaid } from './join.ts';
import { withPlaceFigures } from './place-figures.ts';
import { missingOf, noMetric, noTopic, type MissingFigure } from './missing.ts';
import { read, readings, type Reading } from './reading.ts';
import { metricOf, sayBriefly, sayTopic, type Said } from './sentences.ts';
import type { Metric, MetricId, Topic, TopicId } from './topic.ts';
import { topicsWithData } from './topics-with-data.ts';
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
  const replaced = asked && !saysAsMuch(main, asked) ? known.filter((view) => !read(asked, view.figures)) : [];
  const lacking = noMetric(asked ?? main, replaced);
  const answer = sayViews(topic, main, known, { ...options, question: questionOf(known[0], views, options) });
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
    chart: chooseChart(topic, views, { metric: asked && main, change: options.change }),
    sources: sourcesOf(said),
    missing: views.flatMap((view) => missingOf(asked ? [asked] : topic.metrics, view)),
    followUps: followUpsFor(topic, views, options.catalogue),
  };
}

function sayViews(topic: Topic, main: Metric, views: readonly PlaceView[], options: CardOptions): readonly Said[] {
  const [first] = views;
  if (options.change) {
    const money = isMoney(main) && views.some((view) => linesOf(main, view.figures).length > 0);
    return [
      ...views.flatMap((view) => changeSentence(main, view.figures, nameIn(view, views), options.change ?? {})),
      ...(money ? [{ text: cardWords.change.notAdjusted }] : []),
    ];
  }
  if (views.length > 1 || !first) return sayComparison(topic, main, views, options);
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

function sayComparison(topic: Topic, main: Metric, views: readonly PlaceView[], options: CardOptions): readonly Said[] {
  if (options.metric === undefined && topic.compare === 'sentences') {
    return views
      .map((view) => ({ ...view, title: shortName(view, views) }))
      .flatMap((view) =>
        sayAnything(topic, view, views.length > 2 ? sayBriefly(topic, view) : sayTopic(topic, view).slice(0, 1)),
      );
  }
  const rows = comparable(main, views);
  const without = noMetric(
    main,
    views.filter((view) => !rows.some((row) => row.view === view)),
  );
  const [only] = rows;
  if (!only) return [...without, ...nearestKnown(topic, main, views, options)];
  if (rows.length === 1) {
    const name = nameIn(only.view, views);
    const text = `${cardWords.onlyOneKnown(name, main.label, formatFigure(only.reading, main.unit))}.`;
    return [{ text, source: only.reading }, ...without];
  }
  return [...compareSentences(main, rows, questionOf(rows[0]?.view, views, options)), ...without];
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

/** True of the asked figure itself, and of the count that it is the share of: how many they are is an answer. */
function saysAsMuch(metric: Metric, asked: Metric): boolean {
  return metric === asked || (asked.count !== undefined && metric.variables.includes(asked.count.variable));
}

/** What the topic does know of several places where none has the asked figure: its main figure, else anything. */
function nearestKnown(topic: Topic, asked: Metric, views: readonly PlaceView[], options: CardOptions): readonly Said[] {
  if (asked.id !== topic.main) {
    const main = bestKnown(topic, metricOf(topic, topic.main), views);
    const rows = comparable(main, views);
    if (rows.length > 1) return compareSentences(main, rows, questionOf(rows[0]?.view, views, options));
  }
  return views.flatMap((view) => sayAnything(topic, view, sayBriefly(topic, view)));
}

/** One line, no chart, and what is known instead. */
function emptyCard(topic: Topic, main: Metric, views: readonly PlaceView[], catalogue: Catalogue): TopicCard {
  const others = commonTopics(views, catalogue);
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
  const known = commonTopics(views, catalogue).filter(({ id }) => id !== topic.id);
  const leads = topic.followUps.filter((id) => known.some((other) => other.id === id));
  const others = known.map(({ id }) => id).filter((id) => !leads.includes(id));
  return [...leads, ...others].slice(0, MOST_OFFERED);
}

/** Topics that have something for at least one of the places, those for all of them first. */
function commonTopics(views: readonly PlaceView[], catalogue: Catalogue): readonly Topic[] {
  const byView = views.map((view) => topicsWithData(catalogue, view));
  const holders = (topic: Topic): number => byView.filter((topics) => topics.includes(topic)).length;
  return catalogue.topics.filter((topic) => holders(topic) > 0).sort((a, b) => holders(b) - holders(a));
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
