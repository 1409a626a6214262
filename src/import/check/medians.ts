import type { VariableId } from '../../places/figure.ts';
import { allExact, columns } from './rule.ts';
import type { Rule, Vintage } from './rule.ts';

/** A published median and the brackets of the same distribution. `edges[i]` and `edges[i + 1]` limit bracket i. */
interface MedianOf {
  readonly median: VariableId;
  readonly table: string;
  readonly rows: readonly [first: number, last: number];
  readonly edges: readonly number[];
}

const open = Infinity;

/** Limits as the labels of the 2021 profile give them. Rooms are whole numbers, and their median is interpolated. */
const medians: readonly MedianOf[] = [
  {
    median: 'DP03_0062E',
    table: 'DP03',
    rows: [52, 61],
    edges: [-open, 10e3, 15e3, 25e3, 35e3, 50e3, 75e3, 100e3, 150e3, 200e3, open],
  },
  {
    median: 'DP03_0086E',
    table: 'DP03',
    rows: [76, 85],
    edges: [-open, 10e3, 15e3, 25e3, 35e3, 50e3, 75e3, 100e3, 150e3, 200e3, open],
  },
  {
    median: 'DP04_0089E',
    table: 'DP04',
    rows: [81, 88],
    edges: [0, 50e3, 100e3, 150e3, 200e3, 300e3, 500e3, 1e6, open],
  },
  { median: 'DP04_0101E', table: 'DP04', rows: [94, 100], edges: [0, 500, 1000, 1500, 2000, 2500, 3000, open] },
  { median: 'DP04_0109E', table: 'DP04', rows: [103, 108], edges: [0, 250, 400, 600, 800, 1000, open] },
  { median: 'DP04_0134E', table: 'DP04', rows: [127, 133], edges: [0, 500, 1000, 1500, 2000, 2500, 3000, open] },
  { median: 'DP04_0037E', table: 'DP04', rows: [28, 36], edges: [0, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, open] },
  {
    median: 'DP05_0018E',
    table: 'DP05',
    rows: [5, 17],
    edges: [0, 5, 10, 15, 20, 25, 35, 45, 55, 60, 65, 75, 85, open],
  },
];

/** How far a published median may stand beyond a limit by its own rounding. */
const roundingOfMedian = 0.005;

/** A published median lies in the bracket that holds the middle of its distribution. */
export const mediansInBrackets: Rule = {
  id: 'medians-in-brackets',
  says: 'A median lies in the bracket of its distribution that holds the middle.',
  check: ({ vintages }) =>
    vintages.flatMap((vintage) =>
      medians.flatMap(({ median, table, rows, edges }) => {
        const figure = vintage.figures.get(median);
        if (figure?.value === undefined) return [];
        const range = middle(vintage, table, rows, edges);
        if (range === undefined) return [];
        const [low, high] = range;
        const slack = Math.abs(figure.value) * roundingOfMedian;
        const reachesUp = figure.value >= low - slack || figure.bound === 'or-more';
        const reachesDown = figure.value <= high + slack || figure.bound === 'or-less';
        if (reachesUp && reachesDown) return [];
        const { dataset, year } = vintage;
        const values = `median ${String(figure.value)}, the middle lies from ${String(low)} to ${String(high)}`;
        return [{ variable: median, dataset, year, values }];
      }),
    ),
};

/** Between which limits the middle of a distribution lies, by counts where they're known, else by rounded shares. */
function middle(
  vintage: Vintage,
  table: string,
  [first, last]: readonly [number, number],
  edges: readonly number[],
): readonly [low: number, high: number] | undefined {
  const counts = allExact(vintage, columns(table, first, last, 'E'));
  const parts = counts ?? allExact(vintage, columns(table, first, last, 'PE'));
  const sum = parts?.reduce((total, part) => total + part, 0) ?? 0;
  if (parts === undefined || sum === 0) return undefined;
  // Shares are rounded, one by one; people are whole: half a person on either side of the middle.
  const slack = counts === undefined ? parts.length * 0.05 : 0.5;
  const bracketAt = (part: number): number => {
    let before = 0;
    const found = parts.findIndex((each) => (before += each) >= part);
    return found < 0 ? parts.length - 1 : found;
  };
  return [edges[bracketAt(sum / 2 - slack)] ?? -open, edges[bracketAt(sum / 2 + slack) + 1] ?? open];
}
