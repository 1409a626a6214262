import { chooseChart } from '../charts/choose.ts';
import { cardWords, capitalised } from '../replies/words/cards.ts';
import { standsAgainst } from '../replies/comparatives.ts';
import { formatCount, formatFigure, formatValue } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { distinctSources, sourceWords } from '../replies/words/sources.ts';
import { areaName } from './benchmark.ts';
import type { TopicCard } from './card.ts';
import type { Catalogue } from './catalogue.ts';
import { comparable, compareLine } from './compare.ts';
import { joinSaid } from './join.ts';
import { isTooFewToSurvey } from './margins.ts';
import type { Outstanding } from './load-outstanding.ts';
import type { Beside } from './outstanding.ts';
import { read } from './reading.ts';
import type { Said } from './sentences.ts';
import type { Topic } from './topic.ts';
import { topicsWithData } from './topics-with-data.ts';
import type { PlaceView } from './view.ts';

/** What a place is introduced by; home values only where no rent is known. */
const INTRODUCTION = [
  ['population'],
  ['median-household-income'],
  ['median-gross-rent', 'zillow-rent', 'median-home-value'],
] as const;

const MOST_TOPICS = 3;

/** "Many times as much" of next to nothing says less than the two numbers. */
const TELLING_RATIO = 5;

/** Characters that a person reads in a chat without scrolling. */
const LONGEST = 550;

/**
 * A place by itself, a line a figure: people, income, rent or home value, and what stands out. Pure.
 * @param outstanding see `loadOutstanding`; the picture doesn't need it
 */
export function overviewCard(view: PlaceView, catalogue: Catalogue, outstanding?: Outstanding): TopicCard {
  const said = INTRODUCTION.flatMap((ids): readonly Said[] => {
    const found = ids.flatMap((id) => {
      const metric = catalogue.metric(id)?.metric;
      const reading = metric && read(metric, view.figures);
      return metric && reading ? [{ metric, reading }] : [];
    })[0];
    if (!found) return [];
    const { metric, reading } = found;
    return [
      { text: cardWords.overview.line(capitalised(metric.label), formatFigure(reading, metric.unit)), source: reading },
    ];
  });
  const topics = topicsWithData(catalogue, view);
  if (said.length === 0 && topics.length === 0)
    return { text: cardWords.missing.nothing(view.title), sources: [], missing: [], followUps: [] };
  const first = topics[0];
  const known = cardWords.missing.known(topics.slice(0, MOST_TOPICS).map(({ name }) => name));
  return {
    text: [
      [view.title, said.length === 0 ? known : joinSaid(said, '\n')].join('\n'),
      ...(outstanding ? [sayOutstanding(outstanding).join('\n')] : []),
      ...(isTooFewToSurvey(view.place.population) && said.length > 1 ? [cardWords.tooFew(view.title)] : []),
    ].join('\n\n'),
    chart: overviewChart([view], catalogue) ?? (first && chooseChart(first, [view], {})),
    sources: distinctSources(said),
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
    return best ? compareLine(best.metric, best.rows, views) : [];
  });
  const said = fitting(blocks.filter((block) => block.length > 0));
  const topics = catalogue.topics.filter((topic) =>
    views.every((view) => topicsWithData(catalogue, view).includes(topic)),
  );
  const names = views.map(({ title }) => title);
  return {
    text: said.length > 0 ? joinSaid(said, '\n') : names.map(cardWords.missing.nothing).join(' '),
    chart: overviewChart(views, catalogue),
    sources: distinctSources(said),
    missing: [],
    followUps: topics.slice(0, MOST_TOPICS).map(({ id }) => id),
  };
}

/** The picture of an overview: how many people live there over the years, for one place or several. */
function overviewChart(views: readonly PlaceView[], catalogue: Catalogue): TopicCard['chart'] {
  const topic = catalogue.topic(OVERVIEW_TOPIC);
  const main = topic && catalogue.metric(topic.main)?.metric;
  const compared = main && views.length > 1 ? comparable(main, views) : undefined;
  return topic && chooseChart(topic, views, { compared });
}

const OVERVIEW_TOPIC: Topic['id'] = 'population';

/** "What stands out among 63 places of its size in Idaho:", a line a figure, and where both sides' figures are from. */
function sayOutstanding({ figures, among }: Outstanding): readonly string[] {
  const counts = figures.map(({ usual }) => usual.of);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const count = fewest === most ? formatCount(most) : cardWords.overview.upTo(formatCount(most));
  const own = [...new Set(figures.map(({ ours }) => sourceWords(ours)))];
  const theirs = [...new Set(figures.flatMap(({ usual }) => usual.vintages.map(sourceWords)))];
  const { title, sources } = cardWords.overview;
  return [
    title(
      cardWords.overview.groups[among.kind](
        count,
        areaName(among.group.states),
        formatCount(among.group.minPopulation ?? 0),
      ),
    ),
    ...figures.map(sayBeside),
    sources(list(own), list(theirs.filter((each) => !own.includes(each)))),
  ];
}

/** "• 22 % of workers work from home, about twice the usual 11 %" */
function sayBeside({ metric, ours, usual }: Beside): string {
  const clause = metric.says.replaceAll(' in {place}', '').replaceAll('{value}', () => formatFigure(ours, metric.unit));
  const median = cardWords.overview.usual(formatValue(usual.median, metric.unit));
  const ratio = usual.median > 0 ? ours.value / usual.median : Number.POSITIVE_INFINITY;
  const stands =
    ratio > TELLING_RATIO ? cardWords.overview.against(median) : standsAgainst(ours.value, usual.median, median);
  return cardWords.overview.item(capitalised(clause), stands);
}

/** As many comparisons as a message holds, the first ones first; that years differ is said once. */
function fitting(blocks: readonly (readonly Said[])[]): readonly Said[] {
  const said = blocks.flat();
  const care = said.filter(({ text }) => text === cardWords.yearsDiffer);
  const all = [...said.filter(({ text }) => text !== cardWords.yearsDiffer), ...care.slice(0, 1)];
  return joinSaid(all, '\n').length > LONGEST && blocks.length > 1 ? fitting(blocks.slice(0, -1)) : all;
}
