import type { Figure } from './figure.ts';
import type { Place } from './place.ts';
import { inGroup, type Peers, type RankingColumn } from './ranking-column.ts';
import type { PeerGroup, RankedPlace, Ranking, RankingQuery, Standing } from './store.ts';

/**
 * Where a place stands in a group, itself included: its rank from the top (ties share the better rank), the share of the
 * others that are lower, and the group's median. Undefined where the place has no figure.
 */
export function standingOf(
  places: Peers,
  column: RankingColumn,
  place: number,
  among: PeerGroup,
): Standing | undefined {
  const own = column.positions[place] ?? -1;
  if (own === -1) return undefined;
  const key = column.keys[own] as number;
  const members: number[] = [];
  let higher = 0;
  let lower = 0;
  column.places.forEach((other, position) => {
    if (other !== place && !inGroup(places[other] as Place, among)) return;
    members.push(position);
    const difference = (column.keys[position] as number) - key;
    if (difference > 0) higher++;
    else if (difference < 0) lower++;
  });
  return {
    figure: column.figure(own),
    rank: higher + 1,
    of: members.length,
    percentile: members.length === 1 ? 0 : (lower / (members.length - 1)) * 100,
    median: medianOf(members.map((position) => column.figure(position))),
    among,
  };
}

/**
 * The median of figures in order. An open end in the middle is no number to average with: its limit stands, or the
 * exact neighbour where only one of two middle figures is open.
 */
function medianOf(ordered: readonly Figure[]): number {
  const upper = ordered[Math.floor((ordered.length - 1) / 2)] as Figure;
  const lower = ordered[Math.ceil((ordered.length - 1) / 2)] as Figure;
  if (upper.bound) return lower.value as number;
  if (lower.bound) return upper.value as number;
  return ((upper.value as number) + (lower.value as number)) / 2;
}

/** Places of a group in order of one figure; `conditions` are the columns of `query.where`, in its order. */
export function rankingOf(
  places: Peers,
  column: RankingColumn,
  conditions: readonly RankingColumn[],
  query: RankingQuery,
): Ranking {
  const { among, where = [], order, limit, offset = 0 } = query;
  const qualifies = (place: number) =>
    where.every(({ op, value }, index) => {
      const condition = conditions[index] as RankingColumn;
      const position = condition.positions[place] as number;
      if (position === -1) return false;
      const key = condition.keys[position] as number;
      return op === 'at-least' ? key >= value : key <= value;
    });

  const qualified: number[] = [];
  let known = 0;
  for (const position of inOrder(column, order)) {
    const place = column.places[position] as number;
    if (!inGroup(places[place] as Place, among)) continue;
    known++;
    if (qualifies(place)) qualified.push(position);
  }
  const size = places.reduce((count, place) => count + (inGroup(place, among) ? 1 : 0), 0);
  return {
    rows: rowsOf(places, column, qualified, offset, limit),
    total: qualified.length,
    without: size - known,
    vintages: vintagesOf(qualified.map((position) => column.figure(position))),
  };
}

/** Positions from the highest or the lowest figure on; within one value always in GEOID order. */
function inOrder({ keys }: RankingColumn, order: RankingQuery['order']): Int32Array {
  const positions = Int32Array.from(keys, (_, position) => position);
  if (order === 'highest') return positions;
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
  places: Peers,
  column: RankingColumn,
  qualified: readonly number[],
  offset: number,
  limit: number,
): readonly RankedPlace[] {
  const keyAt = (index: number) => {
    const position = qualified[index];
    return position === undefined ? undefined : column.keys[position];
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

/** The datasets and years of figures, most figures first. */
export function vintagesOf(figures: readonly Figure[]): Ranking['vintages'] {
  const counts = new Map<string, { readonly vintage: Ranking['vintages'][number]; count: number }>();
  for (const { dataset, year } of figures) {
    const key = `${dataset} ${year}`;
    const entry = counts.get(key) ?? { vintage: { dataset, year }, count: 0 };
    entry.count++;
    counts.set(key, entry);
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || b.vintage.year - a.vintage.year)
    .map(({ vintage }) => vintage);
}
