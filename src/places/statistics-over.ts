import { LRUCache } from 'lru-cache';
import { LIKENESS, scoresOf, similarTo, type Scores } from './likeness.ts';
import { indexOfPlace, peersOf } from './peers.ts';
import type { Place } from './place.ts';
import type { RankingColumn } from './ranking-column.ts';
import { rankingOf, standingOf } from './statistics.ts';
import type { PlaceStore } from './store.ts';
import type { VariableId } from './figure.ts';

/** How many variables are kept in order; one of the whole country takes about half a megabyte. */
const KEPT_COLUMNS = 100;

/**
 * Rankings, standings and likeness over a list of places, given how one variable's newest comparable figures are read.
 * Both stores use it, so that they give the same answers. A column that can't be read is asked for again the next time.
 */
export function statisticsOver(
  places: readonly Place[],
  read: (variable: VariableId) => Promise<RankingColumn>,
): Pick<PlaceStore, 'standing' | 'rank' | 'similar'> {
  const peers = peersOf(places);
  const columns = new LRUCache<VariableId, RankingColumn>({ max: KEPT_COLUMNS });
  let likeness: { readonly columns: readonly RankingColumn[]; readonly scores: Scores } | undefined;

  async function column(variable: VariableId): Promise<RankingColumn> {
    const known = columns.get(variable) ?? (await read(variable));
    columns.set(variable, known);
    return known;
  }

  return {
    async standing(geoid, variable, among) {
      const place = indexOfPlace(places, geoid);
      return place === undefined ? undefined : standingOf(peers, await column(variable), place, among);
    },
    async rank(query) {
      const conditions = await Promise.all((query.where ?? []).map(({ variable }) => column(variable)));
      return rankingOf(peers, await column(query.variable), conditions, query);
    },
    async similar(geoid, among, limit) {
      const place = indexOfPlace(places, geoid);
      if (place === undefined) return [];
      if (!likeness) {
        const read = await Promise.all(LIKENESS.map(({ variable }) => column(variable)));
        likeness = { columns: read, scores: scoresOf(places.length, read) };
      }
      return similarTo(peers, likeness.columns, likeness.scores, place, among, limit);
    },
  };
}
