/**
 * Rows that the Census Bureau renamed without changing what they count: the table and the normalised label of another
 * vintage, and the normalised label of the same row in 2021. Anything not listed here is a different row until somebody
 * has compared both tables.
 */
export const renamedLabels: ReadonlyMap<string, string> = new Map([
  // 2024: the taxi remark went, taxis stay with "other means".
  [
    'DP03 commuting to work!!workers 16 years and over!!public transportation',
    'commuting to work!!workers 16 years and over!!public transportation (excluding taxicab)',
  ],
]);
