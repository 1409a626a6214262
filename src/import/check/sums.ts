import { allExact, exact } from './rule.ts';
import type { Rule } from './rule.ts';
import { wholes } from './wholes.ts';

/** Published shares are rounded to a tenth: each may be off by half of that. */
const roundingOfShare = 0.05;

/** Shares of a whole make 100 %, within the rounding of each. */
export const sharesAddUp: Rule = {
  id: 'shares-add-up',
  says: 'The shares of a distribution make 100 %, within their rounding.',
  check: ({ vintages }) =>
    vintages.flatMap((vintage) =>
      wholes.flatMap(({ name, shares }) => {
        const values = allExact(vintage, shares);
        if (values === undefined) return [];
        const sum = values.reduce((total, value) => total + value, 0);
        if (Math.abs(sum - 100) <= shares.length * roundingOfShare + 1e-6) return [];
        const { dataset, year } = vintage;
        return [{ variable: shares[0] ?? '', dataset, year, values: `shares of ${name} make ${sum.toFixed(2)} %` }];
      }),
    ),
};

/** Counts of a whole make the whole, exactly: men and women are everybody. */
export const countsAddUp: Rule = {
  id: 'counts-add-up',
  says: 'The counts of a distribution make the count of the whole: men and women make the population.',
  check: ({ vintages }) =>
    vintages.flatMap((vintage) =>
      wholes.flatMap(({ name, counts, universe }) => {
        const values = allExact(vintage, counts);
        const total = exact(vintage, universe);
        if (values === undefined || total === undefined) return [];
        const sum = values.reduce((all, value) => all + value, 0);
        if (sum === total) return [];
        const { dataset, year } = vintage;
        return [
          {
            variable: universe,
            dataset,
            year,
            values: `${name}: parts make ${String(sum)}, the whole is ${String(total)}`,
          },
        ];
      }),
    ),
};
