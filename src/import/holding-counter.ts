import { addMonths } from '../places/figure-table.ts';
import type { DatasetId, FigureSet } from '../places/figure.ts';
import { isPlace } from '../places/place-list.ts';
import type { Holding } from '../places/store.ts';

/** Counts what a store holds while its places pass by one after the other; each area must come once. */
export function createHoldingCounter() {
  const counts = new Map<DatasetId, { readonly years: Set<number>; places: number; figures: number }>();
  const countOf = (dataset: DatasetId) => {
    const count = counts.get(dataset) ?? { years: new Set<number>(), places: 0, figures: 0 };
    counts.set(dataset, count);
    return count;
  };

  return {
    add({ geoid, figures, series }: FigureSet): void {
      const seen = new Set<DatasetId>();
      for (const { dataset, year, value } of figures) {
        const count = countOf(dataset);
        count.years.add(year);
        if (value === undefined) continue;
        count.figures++;
        seen.add(dataset);
      }
      for (const { dataset, start, values } of series) {
        const count = countOf(dataset);
        values.forEach((_, month) => count.years.add(Number(addMonths(start, month).slice(0, 4))));
        count.figures += values.filter((value) => value !== null).length;
        seen.add(dataset);
      }
      if (isPlace(geoid)) for (const dataset of seen) countOf(dataset).places++;
    },
    holdings: (): readonly Holding[] =>
      [...counts]
        .map(([dataset, { years, places, figures }]) => ({
          dataset,
          years: [...years].sort((a, b) => a - b),
          places,
          figures,
        }))
        .sort((a, b) => b.figures - a.figures),
  };
}
