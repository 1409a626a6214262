import { LRUCache } from 'lru-cache';
import type { DatasetId, VariableId } from './figure.ts';
import { LIKENESS, scoresOf, similarTo, type Scores } from './likeness.ts';
import { indexOfPlace, peersOf } from './peers.ts';
import { withAllPeople } from './people-rows.ts';
import type { Place, StateCode } from './place.ts';
import { rankingColumn, type RankingColumn, type RankingRows } from './ranking-column.ts';
import { rankingOf, standingOf, vintageAt } from './statistics.ts';
import type { PeerGroup, PlaceStore, Standing, Usual, UsualQuery } from './store.ts';
import { usualOf } from './usual.ts';

/** How many variables are kept in order; one of the whole country takes about half a megabyte. */
const KEPT_COLUMNS = 100;
/** What is usual for one variable in one group is five numbers. */
const KEPT_USUAL = 20_000;
/** A picture says again where its place stands: the answer said it a moment before. */
const KEPT_STANDINGS = 2_000;

/**
 * Reads the newest figures of variables in each dataset, in the order asked, of one state's places or of all. A variable
 * that nobody has gives no rows.
 */
export type ReadRows = (variables: readonly VariableId[], state?: StateCode) => Promise<readonly RankingRows[]>;

function onlyState({ states = [] }: PeerGroup): StateCode | undefined {
  return states.length === 1 ? states[0] : undefined;
}

/**
 * Rankings, standings and likeness over a list of places, given how each place's newest figures are read.
 * Both stores use it, so that they give the same answers. What can't be read is asked for again the next time.
 */
export function statisticsOver(
  places: readonly Place[],
  readRows: ReadRows,
): Pick<PlaceStore, 'standing' | 'rank' | 'usual' | 'similar'> {
  const read = withAllPeople(readRows);
  const peers = peersOf(places);
  const columns = new LRUCache<VariableId, RankingColumn>({ max: KEPT_COLUMNS });
  const ofDatasets = new LRUCache<string, RankingColumn>({ max: KEPT_COLUMNS });
  const usuals = new LRUCache<string, { readonly found: Usual | undefined }>({ max: KEPT_USUAL });
  const standings = new LRUCache<string, { readonly found: Standing | undefined }>({ max: KEPT_STANDINGS });
  let likeness: { readonly columns: readonly RankingColumn[]; readonly scores: Scores } | undefined;

  /** Columns of the whole country, reading those that are not kept in one go. */
  async function columnsOf(variables: readonly VariableId[]): Promise<readonly RankingColumn[]> {
    const known = new Map(variables.map((variable) => [variable, columns.get(variable)]));
    const unknown = [...known].flatMap(([variable, column]) => (column ? [] : [variable]));
    const rows = unknown.length === 0 ? [] : await read(unknown);
    unknown.forEach((variable, index) => {
      const column = rankingColumn(variable, places.length, rows[index] as RankingRows);
      columns.set(variable, column);
      known.set(variable, column);
    });
    return variables.map((variable) => known.get(variable) as RankingColumn);
  }

  /** Every figure of one dataset, also of places that another dataset has a newer figure of. */
  async function columnOf(variable: VariableId, dataset: DatasetId): Promise<RankingColumn> {
    const key = `${dataset} ${variable}`;
    const kept = ofDatasets.get(key);
    if (kept) return kept;
    const [rows] = await read([variable]);
    const column = rankingColumn(variable, places.length, rows as RankingRows, dataset);
    ofDatasets.set(key, column);
    return column;
  }

  /** The column that a place's newest figure is ranked in. */
  async function columnFor(place: number, variable: VariableId): Promise<RankingColumn> {
    const [column] = (await columnsOf([variable])) as readonly [RankingColumn];
    const own = column.positions[place] as number;
    const datasets = new Set(column.vintages.map(({ dataset }) => dataset));
    return own === -1 || datasets.size === 1 ? column : columnOf(variable, vintageAt(column, own).dataset);
  }

  /** Reads no more than the group's state where it has one: an overview asks for dozens of variables that no ranking may ever need. */
  async function usual(queries: readonly UsualQuery[], among: PeerGroup): Promise<readonly (Usual | undefined)[]> {
    const keyOf = (query: UsualQuery): string => JSON.stringify([query, among]);
    const unknown = queries.filter((query) => !usuals.has(keyOf(query)));
    const variables = [...new Set(unknown.map(({ variable }) => variable))];
    const rows = variables.length === 0 ? [] : await read(variables, onlyState(among));
    const fresh = new Map(
      unknown.map((query) => {
        const own = rows[variables.indexOf(query.variable)] as RankingRows;
        return [keyOf(query), { found: usualOf(peers, own, query.vintage, among) }];
      }),
    );
    for (const [key, value] of fresh) usuals.set(key, value);
    return queries.map((query) => (fresh.get(keyOf(query)) ?? usuals.get(keyOf(query)))?.found);
  }

  return {
    usual,
    async standing(geoid, variable, among) {
      const place = indexOfPlace(places, geoid);
      if (place === undefined) return undefined;
      const key = JSON.stringify([geoid, variable, among]);
      const kept = standings.get(key);
      if (kept) return kept.found;
      const found = standingOf(peers, await columnFor(place, variable), place, among);
      standings.set(key, { found });
      return found;
    },
    async rank(query) {
      const conditions = (query.where ?? []).map(({ variable }) => variable);
      const [ranked, ...others] = await columnsOf([query.variable, ...conditions]);
      return rankingOf(peers, ranked as RankingColumn, others, query);
    },
    async similar(geoid, among, limit) {
      const place = indexOfPlace(places, geoid);
      if (place === undefined) return [];
      if (!likeness) {
        const features = await columnsOf(LIKENESS.map(({ variable }) => variable));
        likeness = { columns: features, scores: scoresOf(places.length, features) };
      }
      return similarTo(peers, likeness.columns, likeness.scores, place, among, limit);
    },
  };
}
