/** Words of statistics that people ask about. */
export const terms = {
  acs: 'ACS is the American Community Survey: each year the Census Bureau asks people at some 3.5 million addresses about their income, homes, work and more. “ACS 2019-2023” is what was answered in those five years together.',
  cdp: 'A CDP is a census designated place: a settlement with a name that is no city or town by law, drawn by the Census Bureau so that it has figures too.',
  'margin-of-error':
    'The margin of error says how far a survey’s figure may be off: nine times in ten the true value lies within it. It is wider for small places. Ask “how sure is that?” after a figure.',
  median:
    'The median is the one in the middle: half have more, half have less. The mean, or average, is all together divided by how many there are, so that a few very large ones pull it up.',
  estimates:
    'A five-year estimate (“ACS 2019-2023”) takes five years of the survey together, so that small places have figures too. A one-year estimate is newer, less sure, and there for places of 65,000 people or more.',
} as const;

/** How sure a figure is. */
export const precision = {
  /** "In Bend, OR the unemployment rate is 3.7 %, give or take 0.7 points (ACS 2020-2024)." */
  margin: (place: string, label: string, value: string, margin: string, source: string): string =>
    `In ${place} the ${label} is ${value}, give or take ${margin} (${source}).`,
  plain: (place: string, label: string, value: string, source: string): string =>
    `In ${place} the ${label} is ${value} (${source}).`,
  known: 'Nine times in ten the true value lies within that margin.',
  lacking: 'That is from a survey; the Census Bureau publishes a margin of error for it, which my data lacks.',
  none: 'The publisher gives no margin of error for that.',
} as const;
