import { ranking as drawRanking } from '../charts/kinds/ranking.ts';
import type { ChartSpec } from '../charts/spec.ts';
import type { Place } from '../places/place.ts';
import type { PeerGroup } from '../places/store.ts';
import { capitalised, cardWords } from '../replies/words/cards.ts';
import { formatChange, formatCount, formatFigure, formatNumber } from '../replies/format.ts';
import { placeTitle } from '../replies/places.ts';
import { sourceWords, timeWords } from '../replies/words/sources.ts';
import { isMoney } from './change.ts';
import { isThin, isWide } from './coverage.ts';
import { groupWords, whereWords } from './group-words.ts';
import { regionNote, thresholdWords, type RankingCard } from './ranking-card.ts';
import type { RankingInTime, RowInTime } from './ranking-in-time.ts';
import type { Threshold } from './threshold.ts';
import type { Metric } from './topic.ts';

/** A ranking by another time, or by change, in words: what is ranked among whom, the places, the source, what was left out. Pure. */
export function rankingInTimeCard(
  { metric, rows, total, coverage }: RankingInTime,
  {
    among,
    order,
    near,
    thresholds = [],
  }: {
    readonly among: PeerGroup;
    readonly order: 'highest' | 'lowest';
    readonly near?: Place;
    readonly thresholds?: readonly Threshold[];
  },
): RankingCard {
  const [first] = rows;
  const isChange = first?.before !== undefined;
  const where = isWide(coverage) ? whereWords(among, near) : cardWords.ranking.ofKnown;
  const title = isChange ? changeTitle(metric, rows, order, where) : timeTitle(metric, first, order, where);
  const lines = rows.map((row) => valueOf(metric, row));
  const hasSize = (among.minPopulation ?? among.maxPopulation) !== undefined;
  const group = hasSize ? cardWords.moves.today(groupWords(among)) : groupWords(among);
  const { known, among: amongWords, line, tie } = cardWords.ranking;
  const notes = [
    `${amongWords(group, formatCount(total))}.`,
    ...thresholds.map((threshold) => cardWords.ranking.only(...thresholdWords(threshold, near))),
    ...regionNote(among),
    ...(isThin(coverage)
      ? [known(metric.label, formatCount(coverage.known), formatCount(coverage.places), group, '')]
      : []),
    ...(rows.some(({ tied }) => tied) ? [tie] : []),
    ...(first ? [`${sourceWords(first.reading)}.`] : []),
    ...(isChange && isMoney(metric) ? [cardWords.change.notAdjusted] : []),
  ];
  return {
    text: [
      title,
      ...rows.map((row, index) => line(formatCount(row.rank), placeTitle(row.place), lines[index] ?? '')),
      notes.join(' '),
    ].join('\n'),
    lines,
    chart: chartOf(title, group, metric, rows, isChange),
  };
}

/** "Where the population rose most in Texas, from 2010 to 2019" */
function changeTitle(metric: Metric, rows: readonly RowInTime[], order: 'highest' | 'lowest', where: string): string {
  const [first] = rows;
  const { roseMost, roseLeast, fellMost, fellLeast, title, mixed } = cardWords.moves;
  const falls = (first?.figure.value ?? 0) < 0;
  const words = order === 'highest' ? (falls ? fellLeast : roseMost) : falls ? fellMost : roseLeast;
  const times = [first?.before, first?.reading].map((point) => (point ? timeWords(point) : ''));
  const [from = '', to = ''] = times;
  // A list of some that rose and some that fell is called neither.
  const alike = rows.every(({ figure }) => figure.value < 0 === falls);
  return alike ? title(metric.label, words, where, from, to) : mixed(metric.label, where, from, to);
}

function timeTitle(
  { describe, most, least, label }: Metric,
  first: RowInTime | undefined,
  order: 'highest' | 'lowest',
  where: string,
): string {
  const word = order === 'highest' ? most : least;
  const { titleOfPlaces, title } = cardWords.ranking;
  const said = describe === 'place' ? titleOfPlaces(word, where, label) : title(word, label, where);
  return cardWords.moves.ofTime(said, first ? timeWords(first.reading) : '');
}

/** "+68.6 %, from 117,127 to 200,490 people" */
function valueOf(metric: Metric, { reading, before, figure }: RowInTime): string {
  if (!before) return formatFigure(reading, metric.unit);
  return cardWords.moves.value(
    formatChange(figure.value),
    formatNumber(before.value, metric.unit),
    formatFigure(reading, metric.unit),
  );
}

function chartOf(
  title: string,
  group: string,
  metric: Metric,
  rows: readonly RowInTime[],
  isChange: boolean,
): ChartSpec | undefined {
  return drawRanking(title, capitalised(group), isChange ? { ...metric, unit: 'percent' } : metric, rows);
}
