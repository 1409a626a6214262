import type { DatasetId } from './figure.ts';
import { CELL, type FigureTable } from './figure-table.ts';
import { isPlace } from './place-list.ts';
import type { Holding } from './store.ts';

interface Count {
  readonly years: Set<number>;
  readonly areas: Set<number>;
  figures: number;
}

/** What a table holds of each dataset: years, places with at least one number, and how many numbers. */
export function holdingsOf(table: FigureTable): readonly Holding[] {
  const counts = new Map<DatasetId, Count>();
  const countOf = (dataset: DatasetId): Count => {
    const count = counts.get(dataset) ?? { years: new Set(), areas: new Set(), figures: 0 };
    counts.set(dataset, count);
    return count;
  };
  for (const { dataset, year, areas, columns } of table.blocks) {
    const count = countOf(dataset);
    count.years.add(year);
    for (const { values } of columns) {
      values.forEach((cell, position) => {
        if (cell < CELL['or-less']) return;
        count.areas.add(areas[position] as number);
        count.figures++;
      });
    }
  }
  for (const { dataset, start, months, areas, values } of table.series) {
    const count = countOf(dataset);
    const first = Number(start.slice(0, 4));
    const last = Math.floor((first * 12 + Number(start.slice(5)) - 1 + months - 1) / 12);
    for (let year = first; year <= last; year++) count.years.add(year);
    areas.forEach((area) => count.areas.add(area));
    count.figures += values.reduce((known, cell) => known + (cell === CELL.absent ? 0 : 1), 0);
  }
  return [...counts]
    .map(([dataset, { years, areas, figures }]) => ({
      dataset,
      years: [...years].sort((a, b) => a - b),
      places: [...areas].filter((area) => isPlace(table.areas[area] ?? '')).length,
      figures,
    }))
    .sort((a, b) => b.figures - a.figures);
}
