import { ranking as drawRanking } from '../charts/kinds/ranking.ts';
import type { ChartSpec } from '../charts/spec.ts';
import type { Place } from '../places/place.ts';
import { regionOf } from '../places/regions.ts';
import { stateName } from '../places/states.ts';
import type { PeerGroup, RankedPlace, Ranking, RankingQuery } from '../places/store.ts';
import { capitalised, cardWords } from '../replies/words/cards.ts';
import { formatCount, formatFigure, formatValue } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { placeTitle } from '../replies/places.ts';
import { sourceWords } from '../replies/words/sources.ts';
import { isThin, isWide } from './coverage.ts';
import type { Threshold } from './threshold.ts';
import { groupWords, whereWords } from './group-words.ts';
import type { Metric } from './topic.ts';

export interface RankingParts {
  readonly metric: Metric;
  readonly query: RankingQuery;
  /** What `query.where` demands; only the text needs it. */
  readonly thresholds?: readonly Threshold[];
  /** Of a ranking near a place, that one. */
  readonly near?: Place;
  /** The rows of the ranking whose places are known. */
  readonly rows: readonly (RankedPlace & { readonly place: Place })[];
  readonly ranking: Ranking;
}

export interface RankingCard {
  readonly text: string;
  /** The figure of each row, in order: `$2,400 a month`. */
  readonly lines: readonly string[];
  readonly chart?: ChartSpec;
}

/** A ranking in words: what is ranked among whom, the places, the sources, what was left out. Pure. */
export function rankingCard({ metric, query, thresholds = [], near, rows, ranking }: RankingParts): RankingCard {
  const values = rows.map(({ figure }) =>
    figure.value === undefined ? '' : formatFigure({ ...figure, value: figure.value }, metric.unit),
  );
  const title = rankingTitle(metric, query, ranking, near);
  const sources = [...new Set(rows.map(({ figure }) => sourceWords(figure)))];
  const lines = rows.map((row, index) => {
    const source = sources.length > 1 ? ` (${sourceWords(row.figure)})` : '';
    return cardWords.ranking.line(formatCount(row.rank), placeTitle(row.place), `${values[index] ?? ''}${source}`);
  });
  const notes = [
    `${cardWords.ranking.among(groupWords(query.among), formatCount(ranking.total))}.`,
    ...thresholds.map((threshold) => cardWords.ranking.only(...thresholdWords(threshold, near))),
    ...regionNote(query.among),
    ...coverageNotes({ metric, query, thresholds, ranking }),
    ...(rows.some(({ tied }) => tied) ? [cardWords.ranking.tie] : []),
    ...(sources.length > 1 ? [cardWords.yearsDiffer] : [`${list(sources)}.`]),
  ];
  return {
    text: [title, ...lines, notes.join(' ')].join('\n'),
    lines: values,
    chart: drawRanking(title, capitalised(groupWords(query.among)), metric, rows),
  };
}

/**
 * "The highest poverty rate in Texas", "The most expensive places in Washington: median gross rent". What is known in a few
 * states only is not called the country's.
 */
function rankingTitle(
  metric: Metric,
  query: Pick<RankingQuery, 'among' | 'order'>,
  { coverage }: Pick<Ranking, 'coverage'>,
  near: Place | undefined,
): string {
  const { describe, most, least, label } = metric;
  const word = query.order === 'highest' ? most : least;
  const where = isWide(coverage) ? whereWords(query.among, near) : undefined;
  // "The cheapest median gross rent" reads badly: the words of a place are not those of its figure.
  return describe === 'place'
    ? cardWords.ranking.titleOfPlaces(word, where ?? cardWords.ranking.placesKnown, label)
    : cardWords.ranking.title(word, label, where ?? cardWords.ranking.ofKnown);
}

/** "I know the mean commute of only 201 of the 812 places with at least 50,000 people, most of them in California." */
function coverageNotes({
  metric,
  query,
  thresholds = [],
  ranking,
}: Pick<RankingParts, 'metric' | 'query' | 'thresholds' | 'ranking'>): readonly string[] {
  const group = groupWords(query.among);
  const of = [
    { metric, coverage: ranking.coverage },
    ...thresholds.flatMap((threshold, index) => {
      const coverage = ranking.conditions[index];
      return coverage && threshold.metric !== metric ? [{ metric: threshold.metric, coverage }] : [];
    }),
  ];
  return of
    .filter(({ coverage }) => isThin(coverage))
    .map(({ metric: { label }, coverage: { known, places, most } }) => {
      const { mostIn, nearlyAllIn, known: says } = cardWords.ranking;
      const share = query.among.states?.length !== 1 && most ? most.places / known : 0;
      const state = most ? stateName(most.state) : '';
      const where = share >= NEARLY_ALL ? nearlyAllIn(state) : share > MOST ? mostIn(state) : '';
      return says(label, formatCount(known), formatCount(places), group, where);
    });
}

/** Shares of the known places that are in one state, from which on that is said. */
const MOST = 1 / 2;
const NEARLY_ALL = 9 / 10;

/** "median gross rent", "at most $1,431 a month, the median of 57 places with at least 10,000 people in Oregon (ACS 2019-2023)". */
export function thresholdWords(
  { metric, condition, usual }: Threshold,
  near: Place | undefined,
): [label: string, limit: string] {
  const { atLeast, atMost, own, medianOf } = cardWords.ranking;
  const value = formatValue(condition.value, metric.unit);
  const limit = condition.op === 'at-least' ? atLeast(value) : atMost(value);
  if (!usual) return [metric.label, limit];
  if (usual.kind === 'published') return [metric.label, own(limit, areaNameOf(usual.area), sourceWords(usual.figure))];
  const { among } = usual;
  const where = [groupWords(among), whereWords(among, near)].join(' ');
  return [metric.label, medianOf(limit, formatCount(usual.usual.of), where)];
}

function areaNameOf(area: 'state' | 'nation'): string {
  return area === 'state' ? cardWords.ranking.theState : cardWords.ranking.theNation;
}

/** A region is drawn in more ways than one, so that its states are named. */
export function regionNote({ states = [] }: PeerGroup): readonly string[] {
  const region = states.length > 1 ? regionOf(states) : undefined;
  return region ? [cardWords.ranking.region(region.name, region.drawnBy, region.states.map(stateName))] : [];
}
