import { coverageOf, membersIn } from './coverage.ts';
import { membersOf, type Peers } from './peers.ts';
import { comparableRows, type RankingRows } from './ranking-column.ts';
import { vintagesIn } from './statistics.ts';
import type { PeerGroup, Usual, UsualQuery } from './store.ts';

/**
 * Median and quartiles of a group's figures, interpolated between neighbours (definition 7 of R. J. Hyndman and Y. Fan,
 * "Sample Quantiles in Statistical Packages", The American Statistician 50 (4), 1996). Undefined for a group without
 * figures, and where a quartile would be made with an open end, of which nobody knows how far it reaches.
 */
export function usualOf(
  peers: Peers,
  rows: RankingRows,
  vintage: UsualQuery['vintage'],
  among: PeerGroup,
): Usual | undefined {
  const { keys, places, vintageOf, vintages } = rows;
  const isMember = membersOf(peers, among);
  const wanted = vintages.map(
    ({ dataset, year }) =>
      vintage === undefined || (dataset === vintage.dataset && year >= vintage.from && year <= vintage.to),
  );
  const members: number[] = [];
  for (const row of comparableRows(rows, vintage?.dataset)) {
    if (wanted[vintageOf[row] as number] && isMember(places[row] as number)) members.push(row);
  }
  members.sort((a, b) => (keys[a] as number) - (keys[b] as number));
  const [lowerQuartile, median, upperQuartile] = [0.25, 0.5, 0.75].map((share) => quantile(rows, members, share));
  if (lowerQuartile === undefined || median === undefined || upperQuartile === undefined) return undefined;
  return {
    ...{ lowerQuartile, median, upperQuartile, of: members.length },
    vintages: vintagesIn(rows, members),
    coverage: coverageOf(
      peers,
      membersIn(peers, among),
      members.map((row) => places[row] as number),
    ),
  };
}

function quantile({ figure }: RankingRows, sorted: readonly number[], share: number): number | undefined {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) return undefined;
  const [low, high] = [figure(below), figure(above)];
  if (low.bound ?? high.bound) return undefined;
  const from = low.value as number;
  return from + ((high.value as number) - from) * (at - Math.floor(at));
}
