import { HOUSEHOLDS, type Row, barsOf, metric, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const BRACKETS: readonly Row[] = [
  ['income-under-10000', 'Under $10k', 'DP03_0052PE', 'have less than $10,000 a year'],
  ['income-10000-to-14999', '$10k–15k', 'DP03_0053PE', 'have $10,000 to $14,999 a year'],
  ['income-15000-to-24999', '$15k–25k', 'DP03_0054PE', 'have $15,000 to $24,999 a year'],
  ['income-25000-to-34999', '$25k–35k', 'DP03_0055PE', 'have $25,000 to $34,999 a year'],
  ['income-35000-to-49999', '$35k–50k', 'DP03_0056PE', 'have $35,000 to $49,999 a year'],
  ['income-50000-to-74999', '$50k–75k', 'DP03_0057PE', 'have $50,000 to $74,999 a year'],
  ['income-75000-to-99999', '$75k–100k', 'DP03_0058PE', 'have $75,000 to $99,999 a year'],
  ['income-100000-to-149999', '$100k–150k', 'DP03_0059PE', 'have $100,000 to $149,999 a year'],
  ['income-150000-to-199999', '$150k–200k', 'DP03_0060PE', 'have $150,000 to $199,999 a year'],
  ['income-200000-or-more', '$200k or more', 'DP03_0061PE', 'have $200,000 or more a year'],
];

export default {
  id: 'household-income',
  title: 'Income',
  menu: 1,
  name: 'household income',
  metrics: [
    metric({
      id: 'median-household-income',
      label: 'median household income',
      unit: 'dollars',
      variables: ['DP03_0062E'],
      definition: 'Half of the households have less than the median household income in a year, half have more.',
    }),
    metric({
      id: 'mean-household-income',
      label: 'mean household income',
      unit: 'dollars',
      variables: ['DP03_0063E'],
      definition: 'The income of all households together, divided by their number. A few very rich ones raise it.',
    }),
    metric({
      id: 'median-family-income',
      label: 'median family income',
      unit: 'dollars',
      variables: ['DP03_0086E'],
      definition: 'Half of the families (households of relatives) have less than this in a year, half have more.',
    }),
    metric({
      id: 'mean-family-income',
      label: 'mean family income',
      unit: 'dollars',
      variables: ['DP03_0087E'],
      definition: 'The income of all families together, divided by their number.',
    }),
    ...sharesOf(HOUSEHOLDS, BRACKETS),
  ],
  main: 'median-household-income',
  sentences: [
    [
      'The median household income in {place} is {median-household-income}; the mean is {mean-household-income}.',
      'The median household income in {place} is {median-household-income}.',
    ],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Household income',
      axis: 'of households',
      shares: barsOf(BRACKETS),
      order: 'natural',
    },
    { kind: 'by-year', title: 'Median household income', metrics: ['median-household-income'] },
  ],
  followUps: ['per-capita-income', 'unemployment', 'rent'],
} satisfies Topic;
