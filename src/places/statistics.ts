import { coverageOf, membersIn } from './coverage.ts';
import { candidatesOf, membersOf, type Peers } from './peers.ts';
import type { Place } from './place.ts';
import { shownKey, type RankingColumn, type RankingRows, type Vintage } from './ranking-column.ts';
import type { PeerGroup, RankedPlace, Ranking, RankingQuery, Standing } from './store.ts';

/**
 * Five-year periods that end one year apart share four of their years; what lies further back, or comes from another survey,
 * is no neighbour to stand beside.
 */
const YEARS_APART = 1;

/**
 * Where a place stands in a group, itself included: its rank from the top (ties share the better rank), the share of the
 * others that are lower, and the others' median. Only those count whose figure is of the same dataset and of nearly the same
 * year. Undefined where the place has no figure.
 */
export function standingOf(peers: Peers, column: RankingColumn, place: number, among: PeerGroup): Standing | undefined {
  const own = column.positions[place] ?? -1;
  if (own === -1) return undefined;
  const key = column.keys[own] as number;
  const isMember = membersOf(peers, among);
  const { dataset, year } = vintageAt(column, own);
  const comparable = column.vintages.map(
    (vintage) => vintage.dataset === dataset && Math.abs(vintage.year - year) <= YEARS_APART,
  );
  const others: number[] = [];
  const known: number[] = [];
  let higher = 0;
  let lower = 0;
  for (const other of candidatesOf(peers, among)) {
    const position = column.positions[other] as number;
    if (position === -1 || other === place) continue;
    if (!comparable[column.vintageOf[position] as number] || !isMember(other)) continue;
    others.push(position);
    known.push(other);
    const theirs = column.keys[position] as number;
    if (theirs > key) higher++;
    else if (theirs < key) lower++;
  }
  return {
    figure: column.figure(own),
    rank: higher + 1,
    of: others.length + 1,
    percentile: others.length === 0 ? 0 : (lower / others.length) * 100,
    ...(others.length === 0 ? {} : { median: medianOf(column, Int32Array.from(others).sort()) }),
    among,
    coverage: coverageOf(peers, membersIn(peers, among), isMember(place) ? [...known, place] : known),
  };
}

/** Where the figure at a position of the order comes from. */
export function vintageAt({ vintageOf, vintages }: RankingColumn, position: number): Vintage {
  return vintages[vintageOf[position] as number] as Vintage;
}

/**
 * The median of positions in order. An open end in the middle is no number to average with: its limit stands, or the
 * exact neighbour where only one of two middle figures is open.
 */
function medianOf(column: RankingColumn, members: Int32Array): number {
  const upper = column.figure(members[Math.floor((members.length - 1) / 2)] as number);
  const lower = column.figure(members[Math.ceil((members.length - 1) / 2)] as number);
  if (upper.bound) return lower.value as number;
  if (lower.bound) return upper.value as number;
  return ((upper.value as number) + (lower.value as number)) / 2;
}

/** Places of a group in order of one figure; `conditions` are the columns of `query.where`, in its order. */
export function rankingOf(
  peers: Peers,
  column: RankingColumn,
  conditions: readonly RankingColumn[],
  query: RankingQuery,
): Ranking {
  const { among, where = [], order, limit, offset = 0, decimals } = query;
  const isMember = membersOf(peers, among);
  const qualifies = (place: number) =>
    where.every(({ op, value }, index) => {
      const condition = conditions[index] as RankingColumn;
      const position = condition.positions[place] as number;
      if (position === -1) return false;
      const key = condition.keys[position] as number;
      return op === 'at-least' ? key >= value : key <= value;
    });

  const qualified: number[] = [];
  for (const position of inOrder(column, order)) {
    const place = column.places[position] as number;
    if (isMember(place) && qualifies(place)) qualified.push(position);
  }
  const members = membersIn(peers, among);
  const coverage = (of: RankingColumn) => coverageOf(peers, members, of.places.filter(isMember));
  return {
    rows: rowsOf(peers.places, column, qualified, { offset, limit, decimals }),
    total: qualified.length,
    coverage: coverage(column),
    conditions: conditions.map(coverage),
    vintages: vintagesIn(column, qualified),
  };
}

/** Positions from the highest or the lowest figure on; within one value always in GEOID order. */
function inOrder({ keys }: RankingColumn, order: RankingQuery['order']): Int32Array {
  const positions = new Int32Array(keys.length);
  if (order === 'highest') {
    for (let position = 0; position < keys.length; position++) positions[position] = position;
    return positions;
  }
  let end = keys.length;
  let next = 0;
  while (end > 0) {
    let start = end - 1;
    while (start > 0 && keys[start - 1] === keys[end - 1]) start--;
    for (let position = start; position < end; position++) positions[next++] = position;
    end = start;
  }
  return positions;
}

function rowsOf(
  places: readonly Place[],
  column: RankingColumn,
  qualified: readonly number[],
  { offset, limit, decimals }: { readonly offset: number; readonly limit: number; readonly decimals?: number },
): readonly RankedPlace[] {
  const keyAt = (index: number) => {
    const position = qualified[index];
    if (position === undefined) return undefined;
    return decimals === undefined ? column.keys[position] : shownKey(column.figure(position), decimals);
  };
  return qualified.slice(offset, offset + limit).map((position, row) => {
    const index = offset + row;
    let first = index;
    while (first > 0 && keyAt(first - 1) === keyAt(index)) first--;
    return {
      geoid: (places[column.places[position] as number] as Place).geoid,
      figure: column.figure(position),
      rank: first + 1,
      tied: first < index || keyAt(index + 1) === keyAt(index),
    };
  });
}

/** The datasets and years of the figures at some positions, most figures first. */
export function vintagesIn(
  { vintageOf, vintages }: Pick<RankingRows, 'vintageOf' | 'vintages'>,
  positions: readonly number[],
): Ranking['vintages'] {
  const counts = vintages.map(() => 0);
  for (const position of positions) {
    const vintage = vintageOf[position] as number;
    counts[vintage] = (counts[vintage] as number) + 1;
  }
  return vintages
    .map((vintage, index) => ({ vintage, count: counts[index] as number }))
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) =>
        b.count - a.count || b.vintage.year - a.vintage.year || (a.vintage.dataset < b.vintage.dataset ? -1 : 1),
    )
    .map(({ vintage }) => vintage);
}
