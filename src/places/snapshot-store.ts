import { nearestOf } from './distance.ts';
import type { VariableId } from './figure.ts';
import { figureAt, figureSetAt, type Block, type Column, type FigureTable } from './figure-table.ts';
import { holdingsOf } from './holdings.ts';
import type { Place } from './place.ts';
import { COMPARABLE_YEARS, indexOfPlace, rankingColumn, rankKey, type RankingColumn } from './ranking-column.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { statisticsOver } from './statistics-over.ts';
import type { PlaceStore } from './store.ts';
import { byRecency } from './figures-of.ts';

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
  const placeOfArea = Int32Array.from(table.areas, (geoid) => indexOfPlace(places, geoid) ?? -1);

  return {
    places: () => Promise.resolve(places),
    figures(geoids) {
      const known = geoids.flatMap((geoid) => {
        const area = areaOf.get(geoid);
        return area === undefined ? [] : [[geoid, figureSetAt(table, area)] as const];
      });
      return Promise.resolve(new Map(known));
    },
    ...statisticsOver(places, (variable) => Promise.resolve(newestOf(table, variable, placeOfArea, places.length))),
    nearest(geoid, limit) {
      const index = indexOfPlace(places, geoid);
      return Promise.resolve(index === undefined ? [] : nearestOf(places, places[index] as Place, limit));
    },
    holdings: () => Promise.resolve(holdingsOf(table)),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** The newest comparable figure of every place, from the columns of all vintages. */
function newestOf(table: FigureTable, variable: VariableId, placeOfArea: Int32Array, count: number): RankingColumn {
  const sources = table.blocks
    .flatMap((block) =>
      block.columns.filter((column) => column.variable === variable).map((column): [Block, Column] => [block, column]),
    )
    .sort(([a], [b]) => byRecency({ variable, ...a }, { variable, ...b }));
  const oldest = (sources[0]?.[0].year ?? 0) - COMPARABLE_YEARS;
  const taken = new Uint8Array(count);
  const rows: { readonly place: number; readonly source: number; readonly position: number }[] = [];
  const keys: number[] = [];
  sources.forEach(([block, column], source) => {
    if (block.year < oldest) return;
    block.areas.forEach((area, position) => {
      const place = placeOfArea[area] as number;
      if (place === -1 || taken[place]) return;
      const figure = figureAt(block, column, position);
      if (figure?.value === undefined) return;
      taken[place] = 1;
      rows.push({ place, source, position });
      keys.push(rankKey(figure));
    });
  });
  const [columns, positions] = [
    Uint16Array.from(rows, ({ source }) => source),
    Uint32Array.from(rows, ({ position }) => position),
  ];
  return rankingColumn(variable, count, {
    places: Int32Array.from(rows, ({ place }) => place),
    keys,
    figure(row) {
      const [block, column] = sources[columns[row] as number] as [Block, Column];
      const figure = figureAt(block, column, positions[row] as number);
      if (!figure) throw new RangeError(`Row ${row} of ${variable} points at no figure.`);
      return figure;
    },
  });
}
