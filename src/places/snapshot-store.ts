import { LRUCache } from 'lru-cache';
import { nearestOf, sphereOf } from './distance.ts';
import type { FigureSet, VariableId } from './figure.ts';
import { atOrAfter, CELL, figureAt, figureSetAt, type Block, type Column, type FigureTable } from './figure-table.ts';
import { holdingsOf } from './holdings.ts';
import { indexOfPlace } from './peers.ts';
import type { Geoid, StateCode } from './place.ts';
import { rankKey, type RankingRows } from './ranking-column.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { STATES } from './states.ts';
import { statisticsOver } from './statistics-over.ts';
import type { PlaceStore } from './store.ts';
import { byRecency } from './figures-of.ts';

/** Places, states and the nation whose figures are kept as objects: a picture is of the places just answered for. */
const KEPT_SETS = 300;

/**
 * The bundled places and figures, in memory.
 *
 * @param folder where `manifest.json` is: `data`
 * @throws SnapshotError where the snapshot is missing, damaged or of another format
 */
export async function createSnapshotStore(folder: string): Promise<PlaceStore> {
  return storeOf(await readSnapshot(folder));
}

/** A store over a snapshot that is in memory already. */
export function storeOf({ places, table }: Snapshot): PlaceStore {
  const areaOf = new Map(table.areas.map((geoid, area) => [geoid, area]));
  const sphere = sphereOf(places);
  const placeOfArea = Int32Array.from(table.areas, (geoid) => indexOfPlace(places, geoid) ?? -1);
  const sets = new LRUCache<Geoid, FigureSet>({ max: KEPT_SETS });

  const setOf = (geoid: Geoid): FigureSet | undefined => {
    const kept = sets.get(geoid);
    const area = areaOf.get(geoid);
    if (kept !== undefined || area === undefined) return kept;
    const set = figureSetAt(table, area);
    sets.set(geoid, set);
    return set;
  };

  return {
    places: () => Promise.resolve(places),
    figures(geoids) {
      const known = geoids.flatMap((geoid) => {
        const set = setOf(geoid);
        return set === undefined ? [] : [[geoid, set] as const];
      });
      return Promise.resolve(new Map(known));
    },
    ...statisticsOver(places, (variables, state) => {
      const range = areasOf(table, state);
      return Promise.resolve(variables.map((variable) => newestOf(table, variable, placeOfArea, places.length, range)));
    }),
    nearest(geoid, limit) {
      const index = indexOfPlace(places, geoid);
      return Promise.resolve(index === undefined ? [] : nearestOf(places, sphere, index, limit));
    },
    holdings: () => Promise.resolve(holdingsOf(table)),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** The newest figure of every place in each dataset, in a range of areas, from the columns of all vintages. */
function newestOf(
  table: FigureTable,
  variable: VariableId,
  placeOfArea: Int32Array,
  count: number,
  [from, to]: readonly [from: number, to: number],
): RankingRows {
  const sources = table.blocks
    .flatMap((block) =>
      block.columns.filter((column) => column.variable === variable).map((column): [Block, Column] => [block, column]),
    )
    .sort(([a], [b]) => byRecency(a, b));
  const takenIn = new Map(sources.map(([{ dataset }]) => [dataset, new Uint8Array(count)]));
  const rows = { places: [] as number[], keys: [] as number[], vintageOf: [] as number[], positions: [] as number[] };
  sources.forEach(([block, column], source) => {
    const taken = takenIn.get(block.dataset) as Uint8Array;
    for (let position = atOrAfter(block.areas, from); position < atOrAfter(block.areas, to); position++) {
      const place = placeOfArea[block.areas[position] as number] as number;
      if (place === -1 || taken[place]) continue;
      const key = keyAt(column, position);
      if (key === undefined) continue;
      taken[place] = 1;
      rows.places.push(place);
      rows.keys.push(key);
      rows.vintageOf.push(source);
      rows.positions.push(position);
    }
  });
  const [of, positions] = [Uint8Array.from(rows.vintageOf), Uint32Array.from(rows.positions)];
  return {
    ...mergedVintages(sources, rows.vintageOf),
    places: rows.places,
    keys: rows.keys,
    figure(row) {
      const [block, column] = sources[of[row] as number] as [Block, Column];
      const figure = figureAt(block, column, positions[row] as number);
      if (!figure) throw new RangeError(`Row ${row} of ${variable} points at no figure.`);
      return figure;
    },
  };
}

/** Where the areas of a state begin and end among all: they are in GEOID order. */
function areasOf({ areas }: FigureTable, state: StateCode | undefined): readonly [from: number, to: number] {
  const fips = STATES.find(({ code }) => code === state)?.fips;
  if (fips === undefined) return [0, areas.length];
  const from = areas.findIndex((geoid) => geoid >= fips);
  const to = areas.findIndex((geoid) => geoid.slice(0, 2) > fips);
  return [from === -1 ? areas.length : from, to === -1 ? areas.length : to];
}

/** The sort key of a cell; undefined where it is no number. */
function keyAt(column: Column, position: number): number | undefined {
  const cell = column.values[position] as number;
  if (cell === CELL['or-less']) return rankKey({ value: column.orLess, bound: 'or-less' });
  if (cell === CELL['or-more']) return rankKey({ value: column.orMore, bound: 'or-more' });
  return cell < CELL['or-less'] ? undefined : cell / column.scale;
}

/** Published and computed columns of one year are one vintage. */
function mergedVintages(
  sources: readonly [Block, Column][],
  vintageOf: readonly number[],
): Pick<RankingRows, 'vintages' | 'vintageOf'> {
  const names = sources.map(([{ dataset, year }]) => `${dataset} ${year}`);
  const first = names.map((name) => names.indexOf(name));
  return {
    vintages: sources.map(([{ dataset, year }]) => ({ dataset, year })),
    vintageOf: vintageOf.map((source) => first[source] as number),
  };
}
