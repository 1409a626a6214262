import { chooseChart } from '../charts/choose.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { cardWords } from '../replies/words/cards.ts';
import { list } from '../replies/lists.ts';
import { distinctSources, type Source } from '../replies/words/sources.ts';
import { alternativesTo, leadersOf } from './alternatives.ts';
import { isTotal } from './benchmark.ts';
import type { Catalogue } from './catalogue.ts';
import { metricAt, sayAt } from './at-card.ts';
import { linesOf } from './change.ts';
import { sayChanges } from './change-card.ts';
import { isSurveyed } from './differences.ts';
import { joinSaid } from './join.ts';
import { isTooFewToSurvey } from './margins.ts';
import { missingOf, noMetric, noTopic, type MissingFigure } from './missing.ts';
import { nearestTopics } from './nearest-topics.ts';
import { withPlaceFigures } from './place-figures.ts';
import { read } from './reading.ts';
import { sayMetric, sayTopicOf } from './say-place.ts';
import {
  bestKnown,
  comparisonOf,
  nameIn,
  questionOf,
  sayComparison,
  type Comparison,
  type PlacesQuestion,
} from './say-places.ts';
import { metricOf, sayTopic, type Said } from './sentences.ts';
import type { Metric, MetricId, Topic, TopicId } from './topic.ts';
import type { PlaceView } from './view.ts';

export type { PlaceView } from './view.ts';

/** One answer on one topic. */
export interface TopicCard {
  /** The whole answer in words. */
  readonly text: string;
  readonly chart?: ChartSpec;
  /** Where the figures of the text come from, each source once. */
  readonly sources: readonly Source[];
  readonly missing: readonly MissingFigure[];
  /** A single place's figure can be stood against others': the one that was asked for, or another that is known instead. */
  readonly standing?: { readonly metric?: MetricId };
  /** Where to go on, best first; topics without data for these places are left out. */
  readonly followUps: readonly TopicId[];
}

export interface CardOptions extends PlacesQuestion {
  readonly catalogue: Catalogue;
}

const CHANCE = [cardWords.chance, cardWords.chanceOfLead];

/** The most topics named where the asked one has nothing. */
const MOST_OFFERED = 3;

/**
 * Answers a topic, or one figure of it, for one place or several in the order named. Pure.
 * @param bare at least one
 */
export function buildCard(topic: Topic, bare: readonly PlaceView[], options: CardOptions): TopicCard {
  const views = bare.map(withPlaceFigures);
  const asked = options.metric === undefined ? undefined : metricOf(topic, options.metric);
  const main = mainOf(topic, asked ?? metricOf(topic, topic.main), views, options);
  const known = views.filter((view) => hasFigures(topic, view));
  if (known.length === 0) return emptyCard(topic, main, views, options.catalogue);
  // Who asks which is cheaper, or whether it gets dearer, didn't ask for one source's figure: another one answers.
  const isNamed = asked && !options.time && !options.question;
  const replaced = isNamed && !saysAsMuch(main, asked) ? known.filter((view) => !read(asked, view.figures)) : [];
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
    ...(isTotal(comparison?.metric ?? main) ? [] : tooFewIn(answer, known)),
    ...(topic.caution === undefined ? [] : [{ text: topic.caution }]),
  ];
  return {
    text: joinSaid(said),
    chart: chooseChart(topic, views, {
      metric: asked && (comparison?.metric ?? main),
      leading: comparison?.metric ?? leading ?? main,
      time: options.time,
      compared: comparison?.rows,
    }),
    sources: distinctSources(said),
    missing: views.flatMap((view) => missingOf(asked ? [asked] : topic.metrics, view)),
    standing: leading && (alternativesTo(main, topic).includes(leading) ? {} : { metric: leading.id }),
    followUps: followUpsFor(topic, views, options.catalogue),
  };
}

/** The figure that answers: the metric, or what stands in for it at the time asked of, or where more of the places have that. */
function mainOf(topic: Topic, metric: Metric, views: readonly PlaceView[], options: CardOptions): Metric {
  const { time } = options;
  const best = bestKnown(topic, metric, views);
  if (time?.at !== undefined) return metricAt(topic, best, views, { ...options, at: time.at });
  const changes = (each: Metric): boolean => views.some((view) => linesOf(each, view.figures, time).length > 0);
  return time && !changes(best) ? (alternativesTo(metric, topic).find(changes) ?? best) : best;
}

function sayViews(
  topic: Topic,
  main: Metric,
  views: readonly PlaceView[],
  comparison: Comparison | undefined,
  options: CardOptions,
): readonly Said[] {
  const [first] = views;
  const { time } = options;
  const nameOf = (view: PlaceView): string => nameIn(view, views);
  if (time?.at !== undefined) return sayAt(topic, main, views, nameOf, { ...options, at: time.at });
  if (time) return sayChanges(topic, main, views, nameOf, time);
  if (views.length > 1 || !first) return sayComparison(topic, main, views, comparison, options);
  return options.metric === undefined ? sayTopicOf(topic, main, first) : sayMetric(topic, main, first);
}

/** True of the asked figure itself, and of the count that it is the share of: how many they are is an answer. */
function saysAsMuch(metric: Metric, asked: Metric): boolean {
  return metric === asked || (asked.count !== undefined && metric.variables.includes(asked.count.variable));
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

/** That the survey which the answer is from says next to nothing of such small places; a comparison that owns to chance has said it. */
function tooFewIn(answer: readonly Said[], views: readonly PlaceView[]): readonly Said[] {
  if (answer.some(({ text }) => CHANCE.some((words) => text.includes(words)))) return [];
  const tiny = views.filter(({ place }) => isTooFewToSurvey(place.population));
  if (tiny.length === 0 || !answer.some(({ source }) => source && isSurveyed(source))) return [];
  return [{ text: cardWords.tooFew(list(tiny.map(({ title }) => title))) }];
}

function hasFigures(topic: Topic, view: PlaceView): boolean {
  return topic.metrics.some((metric) => read(metric, view.figures) !== undefined) || sayTopic(topic, view).length > 0;
}
