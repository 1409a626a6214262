import type { VariableId } from './figure.ts';
import { createClosest } from './closest.ts';
import { membersOf, type Peers } from './peers.ts';
import type { Place } from './place.ts';
import type { RankingColumn } from './ranking-column.ts';
import type { PeerGroup, SimilarPlace } from './store.ts';

/** What makes places alike: size, work and money, age and learning, where people come from, and what living costs. */
export const LIKENESS: readonly { readonly variable: VariableId; readonly logarithm: boolean }[] = [
  { variable: 'DP05_0001E', logarithm: true },
  { variable: 'DP05_0018E', logarithm: false },
  { variable: 'DP02_0068PE', logarithm: false },
  { variable: 'DP02_0094PE', logarithm: false },
  { variable: 'DP03_0062E', logarithm: true },
  { variable: 'DP03_0128PE', logarithm: false },
  { variable: 'DP03_0009PE', logarithm: false },
  { variable: 'DP03_0002PE', logarithm: false },
  { variable: 'zori.rent', logarithm: true },
  { variable: 'zhvi.index', logarithm: true },
];

/** With fewer figures in common two places may look alike by chance. */
const ENOUGH_IN_COMMON = 6;
const REASONS = 3;

/** Standard scores of every place: `scores[feature][place]`, NaN where unknown or open-ended. */
export type Scores = readonly Float64Array[];

/**
 * Standard scores (value less mean, over the standard deviation of all places) of each likeness figure, of its logarithm
 * where ratios count rather than differences. Open ends are left out: nobody knows how far they reach.
 */
export function scoresOf(count: number, columns: readonly RankingColumn[]): Scores {
  return columns.map((column, feature) => {
    const scores = new Float64Array(count).fill(Number.NaN);
    column.places.forEach((place, position) => {
      const { value = Number.NaN, bound } = column.figure(position);
      if (bound) return;
      scores[place] = LIKENESS[feature]?.logarithm ? Math.log(value) : value;
    });
    const known = scores.filter(Number.isFinite);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
    return scores.map((value) => (value - mean) / deviation);
  });
}

/**
 * The places of a group that are most like one place: root mean square of the differences of standard scores over the
 * figures that both have (Euclidean distance, made comparable between pairs with more and fewer figures in common).
 */
export function similarTo(
  peers: Peers,
  columns: readonly RankingColumn[],
  scores: Scores,
  place: number,
  among: PeerGroup,
  limit: number,
): readonly SimilarPlace[] {
  const own = scores.map((feature) => feature[place] as number);
  const isMember = membersOf(peers, among);
  const closest = createClosest(limit);
  for (let other = 0; other < peers.places.length; other++) {
    if (other === place || !isMember(other)) continue;
    let sum = 0;
    let common = 0;
    for (let feature = 0; feature < own.length; feature++) {
      const difference = (own[feature] as number) - ((scores[feature] as Float64Array)[other] as number);
      if (!Number.isFinite(difference)) continue;
      sum += difference * difference;
      common++;
    }
    if (common >= ENOUGH_IN_COMMON) closest.offer(other, Math.sqrt(sum / common));
  }
  return closest.found.map(({ index, distance }) => ({
    geoid: (peers.places[index] as Place).geoid,
    distance,
    reasons: reasonsFor(columns, scores, place, index),
  }));
}

function reasonsFor(
  columns: readonly RankingColumn[],
  scores: Scores,
  place: number,
  other: number,
): SimilarPlace['reasons'] {
  return scores
    .map((feature, index) => ({
      index,
      difference: Math.abs((feature[place] as number) - (feature[other] as number)),
    }))
    .filter(({ difference }) => Number.isFinite(difference))
    .sort((a, b) => a.difference - b.difference || a.index - b.index)
    .slice(0, REASONS)
    .map(({ index }) => {
      const column = columns[index] as RankingColumn;
      const figureOf = (whose: number) => column.figure(column.positions[whose] as number);
      return { variable: column.variable, ours: figureOf(place), theirs: figureOf(other) };
    });
}
