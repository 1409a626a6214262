import { chooseChart } from '../charts/choose.ts';
import { cardWords, capitalised } from '../replies/words/cards.ts';
import { standsAgainst } from '../replies/comparatives.ts';
import { formatFigure } from '../replies/format.ts';
import { sourceWords } from '../replies/words/sources.ts';
import { stateName } from '../places/states.ts';
import { benchmark } from './benchmark.ts';
import type { TopicCard } from './card.ts';
import type { Catalogue } from './catalogue.ts';
import { comparable, compareSentences } from './compare.ts';
import { joinSaid } from './join.ts';
import { read } from './reading.ts';
import type { Said } from './sentences.ts';
import type { Metric, Topic } from './topic.ts';
import { topicsWithData } from './topics-with-data.ts';
import type { PlaceView } from './view.ts';

/** What a place is introduced by; home values only where no rent is known. */
const INTRODUCTION = [
  ['population'],
  ['median-household-income'],
  ['median-gross-rent', 'zillow-rent', 'median-home-value'],
] as const;

/** Shares of less than this many percent are rarely what a place is like. */
const SMALLEST_SHARE = 2;
const MOST_OUTSTANDING = 2;
const MOST_TOPICS = 3;

/** Characters that a person reads in a chat without scrolling. */
const LONGEST = 550;

/** A place by itself: people, income, rent or home value, and where it is furthest from its state. Pure. */
export function overviewCard(view: PlaceView, catalogue: Catalogue): TopicCard {
  const said = INTRODUCTION.flatMap((ids): readonly Said[] => {
    const found = ids.flatMap((id) => {
      const metric = catalogue.metric(id)?.metric;
      const reading = metric && read(metric, view.figures);
      return metric && reading ? [{ metric, reading }] : [];
    })[0];
    if (!found) return [];
    const clause = found.metric.says
      .replaceAll('{place}', () => view.title)
      .replaceAll('{value}', () => formatFigure(found.reading, found.metric.unit));
    return [{ text: `${capitalised(clause)}.`, source: found.reading }];
  });
  const outstanding = outstandingOf(view, catalogue);
  const topics = topicsWithData(catalogue, view);
  if (said.length === 0 && topics.length === 0)
    return {
      text: cardWords.missing.nothing(view.title),
      sources: [],
      missing: [],
      followUps: [],
    };
  const first = topics[0];
  return {
    text: joinSaid([
      ...said,
      ...(outstanding.length === 0 ? [] : [{ text: cardWords.overview.outstanding(outstanding) }]),
      ...(said.length === 0
        ? [{ text: cardWords.missing.known(topics.slice(0, MOST_TOPICS).map(({ name }) => name)) }]
        : []),
    ]),
    chart: overviewChart([view], catalogue) ?? (first && chooseChart(first, [view], {})),
    sources: sourcesIn(said),
    missing: [],
    followUps: topics.slice(0, MOST_TOPICS).map(({ id }) => id),
  };
}

/** Several places in their main figures. Pure. */
export function compareOverviewCard(views: readonly PlaceView[], catalogue: Catalogue): TopicCard {
  const blocks = INTRODUCTION.map((ids): readonly Said[] => {
    const metrics = ids.flatMap((id) => catalogue.metric(id)?.metric ?? []);
    const rows = metrics.map((metric) => ({ metric, rows: comparable(metric, views) }));
    const best = rows.find((each) => each.rows.length === views.length) ?? rows.find((each) => each.rows.length > 1);
    return best ? compareSentences(best.metric, best.rows) : [];
  });
  const said = fitting(blocks.filter((block) => block.length > 0));
  const topics = catalogue.topics.filter((topic) =>
    views.every((view) => topicsWithData(catalogue, view).includes(topic)),
  );
  const names = views.map(({ title }) => title);
  return {
    text: said.length > 0 ? joinSaid(said) : names.map(cardWords.missing.nothing).join(' '),
    chart: overviewChart(views, catalogue),
    sources: sourcesIn(said),
    missing: [],
    followUps: topics.slice(0, MOST_TOPICS).map(({ id }) => id),
  };
}

/** The picture of an overview: how many people live there over the years, for one place or several. */
function overviewChart(views: readonly PlaceView[], catalogue: Catalogue): TopicCard['chart'] {
  const topic = catalogue.topic(OVERVIEW_TOPIC);
  return topic && chooseChart(topic, views, {});
}

const OVERVIEW_TOPIC: Topic['id'] = 'population';

/** The shares in which a place is furthest from its state, as ratios; empty where the state's figures are unknown. */
function outstandingOf(view: PlaceView, catalogue: Catalogue): readonly string[] {
  const mains = catalogue.topics.flatMap(({ main }) => catalogue.metric(main)?.metric ?? []);
  return mains
    .filter(({ unit }) => unit === 'percent' || unit === 'dollars' || unit === 'dollars-a-month' || unit === 'years')
    .flatMap((metric) => {
      const ours = read(metric, view.figures);
      const theirs = ours && benchmark(metric, ours, view.state);
      if (!ours || !theirs || ours.bound !== undefined || ours.value < SMALLEST_SHARE) return [];
      return [{ metric, ours, theirs, distance: Math.abs(Math.log(ours.value / theirs.value)) }];
    })
    .sort((a, b) => b.distance - a.distance)
    .slice(0, MOST_OUTSTANDING)
    .map(({ metric, ours, theirs }) =>
      cardWords.overview.against(
        labelWithThe(metric),
        formatFigure(ours, metric.unit),
        standsAgainst(ours.value, theirs.value, cardWords.stateOf(stateName(view.place.state))),
      ),
    );
}

function labelWithThe(metric: Metric): string {
  return `the ${metric.label}`;
}

/** As many comparisons as a message holds, the first ones first; that years differ is said once. */
function fitting(blocks: readonly (readonly Said[])[]): readonly Said[] {
  const said = blocks.flat();
  const care = said.filter(({ text }) => text === cardWords.yearsDiffer);
  const all = [...said.filter(({ text }) => text !== cardWords.yearsDiffer), ...care.slice(0, 1)];
  return joinSaid(all).length > LONGEST && blocks.length > 1 ? fitting(blocks.slice(0, -1)) : all;
}

function sourcesIn(said: readonly Said[]): readonly string[] {
  return [...new Set(said.flatMap(({ source }) => (source ? [sourceWords(source)] : [])))];
}
