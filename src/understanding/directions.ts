import type { Catalogue } from '../topics/catalogue.ts';
import type { Metric, MetricId, TopicId } from '../topics/topic.ts';
import type { Match } from './lexicon.ts';

export type Order = 'highest' | 'lowest';

/** A figure, and which end of it is asked for. */
export interface Direction {
  readonly topic: TopicId;
  readonly metric: MetricId;
  readonly order: Order;
}

const MORE =
  /\b(?:most|highest|higher|more|top|greatest|greater|biggest|bigger|largest|larger|longest|longer|maximum|max|best|better|strongest|steepest|fastest|above|leads?|beats?)\b/;
const LESS =
  /\b(?:least|lowest|lower|less|fewest|fewer|smallest|smaller|shortest|shorter|minimum|min|worst|worse|bottom|slowest|weakest|tiniest|below)\b/;
const GOOD = /\b(?:best|better|nicest|good|great|decent|(?:most|more) affordable)\b/;
const BAD = /\b(?:worst|worse|bad|poor|terrible|(?:least|less) affordable)\b/;

/** Topics that are shares of a whole, of which there is no more or less: "most diverse" is no share of any one group. */
const BREAKDOWNS: ReadonlySet<TopicId> = new Set(['race-and-ethnicity']);

/** Whether nothing of what is asked for is more in one city than in another. */
export function hasNoOrder({ topic, metric }: { readonly topic: TopicId; readonly metric?: MetricId }): boolean {
  return metric === undefined && BREAKDOWNS.has(topic);
}

/** Which end the general words of a message ask for ("highest", "fewest", "best"). */
export function generalOrder(plain: string, lessIsBetter: boolean): Order | undefined {
  if (GOOD.test(plain)) return lessIsBetter ? 'lowest' : 'highest';
  if (BAD.test(plain)) return lessIsBetter ? 'highest' : 'lowest';
  if (LESS.test(plain)) return 'lowest';
  return MORE.test(plain) ? 'highest' : undefined;
}

/**
 * The figure that is asked for, and which end of it. After "by" stands what is meant; then words that are figure and direction in
 * one ("youngest"), then figures, then topics, then words that go with any figure ("cheapest", "largest").
 */
export function directionOf(
  plain: string,
  matches: readonly Match[],
  isBy: (match: Match) => boolean,
  catalogue: Catalogue,
): Direction | undefined {
  const topical = matches.flatMap((match) =>
    match.meaning.for === 'topic' && !(match.meaning.topic === 'map' && match.meaning.metric === undefined)
      ? [{ match, ...match.meaning }]
      : [],
  );
  const strong = topical.filter(({ weak }) => !weak);
  const ordered = topical.filter((one) => one.order !== undefined);
  const chosen =
    topical.find(({ match, order }) => order === undefined && isBy(match)) ??
    strong.find(({ order }) => order !== undefined) ??
    strong.find(({ metric, topic }) => metric !== undefined && topic !== 'population') ??
    strong.find(({ topic }) => topic !== 'population') ??
    ordered[0] ??
    topical[0];
  if (chosen === undefined) return undefined;
  if (hasNoOrder(chosen)) return undefined;
  const metric = chosen.metric ?? catalogue.topic(chosen.topic)?.main;
  if (metric === undefined) return undefined;
  const order =
    chosen.order ??
    ordered.find((one) => one.topic === chosen.topic || one.weak)?.order ??
    generalOrder(plain, catalogue.metric(metric)?.metric.lessIsBetter === true) ??
    opposite(ordered[0], metric, catalogue) ??
    (/\brank(?:s|ed|ing)?\b|\btop\b/.test(plain) ? 'highest' : undefined);
  return order === undefined ? undefined : { topic: chosen.topic, metric, order };
}

/** "poorest by income": a direction word of another figure that points the other way is followed where both are known. */
function opposite(
  word: { readonly metric?: MetricId; readonly order?: Order } | undefined,
  metric: MetricId,
  catalogue: Catalogue,
): Order | undefined {
  if (word?.order === undefined) return undefined;
  const said: Metric | undefined = word.metric === undefined ? undefined : catalogue.metric(word.metric)?.metric;
  const against = said?.id === 'poverty-rate' && /income|earnings|value|bachelors/.test(metric);
  return against ? (word.order === 'highest' ? 'lowest' : 'highest') : word.order;
}
