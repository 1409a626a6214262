import { byYear } from '../places/figures-of.ts';
import { capitalised, cardWords, possessive } from '../replies/words/cards.ts';
import { formatChange, formatFigure, formatValue } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { timeWords, type Source } from '../replies/words/sources.ts';
import { largestShares } from './largest-shares.ts';
import { fill, placeholdersOf, type Placeholder } from './placeholder.ts';
import { monthsBefore, ofOneSource, read, readings, type Reading } from './reading.ts';
import type { ChartPlan, Metric, MetricId, Share, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** A sentence with its full stop, and where its figures come from. */
export interface Said {
  readonly text: string;
  readonly source?: Source;
  /** What is said behind the source, which doesn't bear it. */
  readonly note?: string;
  /** How many figures it gives; absent where it is none of a topic's own sentences. */
  readonly figures?: number;
}

/** Years that the figures of one sentence may be older than its newest, so that they are of one vintage. */
const OLDER_IN_A_SENTENCE = 1;

/** Placeholders that give a figure of the sentence's one source; the others find their own. */
const OF_READINGS: ReadonlySet<Placeholder['kind']> = new Set(['figure', 'sum', 'band', 'moved'] as const);

/** Every sentence of the topic that can be said of a place and says something that none before it has said. */
export function sayTopic(topic: Topic, view: PlaceView): readonly Said[] {
  const alreadySaid = new Set<MetricId>();
  return topic.sentences.flatMap((sentence) => {
    for (const way of typeof sentence === 'string' ? [sentence] : sentence) {
      const said = sayWay(way, topic, view);
      if (!said) continue;
      const metrics = placeholdersOf(way).flatMap((placeholder) => placeholder.metrics);
      const isNews = metrics.length === 0 || metrics.some((id) => !alreadySaid.has(id));
      for (const id of metrics) alreadySaid.add(id);
      return isNews ? [said] : [];
    }
    return [];
  });
}

function sayWay(way: string, topic: Topic, view: PlaceView): Said | undefined {
  const placeholders = placeholdersOf(way);
  const chosen = chooseReadings(placeholders, topic, view);
  if (!chosen) return undefined;
  const words: string[] = [];
  let source: Source | undefined = chosen.values().next().value;
  for (const placeholder of placeholders) {
    const said = wordsFor(placeholder, topic, view, chosen);
    if (said === undefined) return undefined;
    words.push(said.words);
    source ??= said.source;
  }
  return { text: capitalised(fill(way, words)), source, figures: placeholders.filter(isFigure).length };
}

function isFigure({ kind }: Placeholder): boolean {
  return kind !== 'place' && kind !== 'county';
}

/** One reading for each metric that the sentence gives the figure of, all of one source; undefined when there is none. */
function chooseReadings(
  placeholders: readonly Placeholder[],
  topic: Topic,
  view: PlaceView,
): ReadonlyMap<MetricId, Reading> | undefined {
  const asked = placeholders.flatMap((each) => {
    return OF_READINGS.has(each.kind) ? each.metrics : [];
  });
  if (asked.length === 0) return new Map();
  const lists = asked.map((id) => readings(metricOf(topic, id), view.figures));
  const row = ofOneSource(lists, OLDER_IN_A_SENTENCE);
  return row && new Map(row.map((reading, index) => [asked[index] ?? '', reading]));
}

function wordsFor(
  placeholder: Placeholder,
  topic: Topic,
  view: PlaceView,
  chosen: ReadonlyMap<MetricId, Reading>,
): { readonly words: string; readonly source?: Source } | undefined {
  const [id = ''] = placeholder.metrics;
  const reading = chosen.get(id);
  switch (placeholder.kind) {
    case 'place': {
      const name = view.title;
      return { words: placeholder.possessive ? possessive(name) : name };
    }
    case 'figure':
      return reading && { words: formatFigure(reading, metricOf(topic, id).unit) };
    case 'sum': {
      const values = placeholder.metrics.map((metric) => chosen.get(metric)?.value ?? Number.NaN);
      return { words: formatValue(sum(values), metricOf(topic, id).unit) };
    }
    case 'band':
      return reading && { words: bandWords(topic, id, reading.year) };
    case 'moved':
      return reading && { words: cardWords.change.moved(formatChange(reading.value)) };
    case 'largest':
      return sayLargest(topic, view, placeholder.count);
    case 'change':
      return sayChange(metricOf(topic, id), view, placeholder.since);
    case 'yearly-change':
      return sayYearlyChange(metricOf(topic, id), view);
    case 'county':
      return view.place.counties.length === 0 ? undefined : { words: list(view.place.counties) };
    case 'unknown':
      throw new TypeError(`{${placeholder.text}} means nothing: topics are checked when they are loaded`);
  }
}

function sayLargest(topic: Topic, view: PlaceView, count: number) {
  const plan = topic.charts.find((chart) => chart.kind === 'distribution');
  const largest = plan && largestShares(plan.shares, topic, view.figures, count);
  if (!largest) return undefined;
  const words = largest.map(({ label, reading }) => {
    const name = plan.proper === true ? label : label.charAt(0).toLowerCase() + label.slice(1);
    return `${name} with ${formatFigure(reading, 'percent')}`;
  });
  return { words: list(words), source: largest[0]?.reading };
}

function sayChange(metric: Metric, view: PlaceView, since: number) {
  const latest = read(metric, view.figures);
  if (!latest) return undefined;
  const line = byYear(view.figures, latest.variable, latest.dataset).filter(({ year }) => year >= since);
  const first = line[0];
  if (!first || first.year === latest.year || first.value <= 0 || first.bound || latest.bound) return undefined;
  const percent = (latest.value / first.value - 1) * 100;
  const size = formatChange(percent).slice(1);
  const { grew, shrank, stayed, fromTo } = cardWords.change;
  const verb = size === '0 %' ? stayed : percent > 0 ? grew(size) : shrank(size);
  return { words: fromTo(verb, timeWords(first), timeWords(latest)), source: latest };
}

function sayYearlyChange(metric: Metric, view: PlaceView) {
  const latest = read(metric, view.figures);
  const before = latest && monthsBefore(view.figures, latest, 12);
  if (!latest || before === undefined || before <= 0) return undefined;
  const size = formatChange((latest.value / before - 1) * 100);
  const { up, down, flat } = cardWords.change;
  const words = size.slice(1) === '0 %' ? flat : (size.startsWith('−') ? down : up)(size.slice(1));
  return { words, source: latest };
}

/** The first sentence of the topic in its shortest way, for several places in one message: what is largest, where that is known. */
export function sayBriefly(topic: Topic, view: PlaceView): readonly Said[] {
  const [first = []] = topic.sentences;
  const ways = (typeof first === 'string' ? [first] : first).flatMap((way) => {
    const said = sayWay(way, topic, view);
    return said ? [{ said, names: placeholdersOf(way).some(({ kind }) => kind === 'largest') }] : [];
  });
  const naming = ways.filter(({ names }) => names);
  const shortest = (naming.length > 0 ? naming : ways).sort((a, b) => a.said.text.length - b.said.text.length);
  return shortest.slice(0, 1).map(({ said }) => said);
}

/** "2021 or later" said after "moved in": "in 2021 or later". */
function bandWords(topic: Topic, id: MetricId, year: number): string {
  const bar = topic.charts
    .flatMap(sharesOfWhole)
    .flat()
    .find(({ metric }) => metric === id);
  return `in ${bar?.labels?.[year] ?? bar?.label ?? ''}`;
}

/** The shares of a plan that draws a whole, or each of several groups as one; none for other plans. */
export function sharesOfWhole(plan: ChartPlan): readonly (readonly Share[])[] {
  if (plan.kind === 'distribution') return [plan.shares];
  return plan.kind === 'grouped' ? [plan.groups.flatMap(({ shares }) => shares)] : [];
}

/** A metric of the topic, which is known to have it. */
export function metricOf(topic: Topic, id: MetricId): Metric {
  const metric = topic.metrics.find((each) => each.id === id);
  if (!metric) throw new TypeError(`${topic.id} has no metric "${id}": topics are checked when they are loaded`);
  return metric;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
