import { COSTLIER, type Row, type Whole, barsOf, metric, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const OWNED: Whole = { noun: 'owner-occupied homes', pronoun: 'that', counted: 'homes' };

const BRACKETS: readonly Row[] = [
  ['value-under-50000', 'Under $50k', 'DP04_0081PE', 'are worth less than $50,000'],
  ['value-50000-to-99999', '$50k–100k', 'DP04_0082PE', 'are worth $50,000 to $99,999'],
  ['value-100000-to-149999', '$100k–150k', 'DP04_0083PE', 'are worth $100,000 to $149,999'],
  ['value-150000-to-199999', '$150k–200k', 'DP04_0084PE', 'are worth $150,000 to $199,999'],
  ['value-200000-to-299999', '$200k–300k', 'DP04_0085PE', 'are worth $200,000 to $299,999'],
  ['value-300000-to-499999', '$300k–500k', 'DP04_0086PE', 'are worth $300,000 to $499,999'],
  ['value-500000-to-999999', '$500k–1M', 'DP04_0087PE', 'are worth $500,000 to $999,999'],
  ['value-1000000-or-more', '$1M or more', 'DP04_0088PE', 'are worth $1,000,000 or more'],
];

export default {
  id: 'home-values',
  title: 'Home values',
  menu: 3,
  name: 'home values',
  metrics: [
    metric({
      id: 'median-home-value',
      label: 'median home value',
      unit: 'dollars',
      lessIsBetter: true,
      variables: ['DP04_0089E'],
      nearest: 'zillow-home-value',
      definition:
        'Half of the homes that their owners live in are worth less than this, half are worth more, as the owners say.',
      ...COSTLIER,
    }),
    metric({
      id: 'zillow-home-value',
      label: "typical home value by Zillow's index",
      unit: 'dollars',
      lessIsBetter: true,
      variables: ['zhvi.index'],
      definition: 'What Zillow takes a typical home in the middle third of the market to be worth.',
      changes: [
        { metric: 'home-value-change', years: 1 },
        { metric: 'home-value-growth-5-years', years: 5 },
        { metric: 'home-value-growth-10-years', years: 10 },
      ],
      ...COSTLIER,
    }),
    metric({
      id: 'home-value-change',
      label: "change of Zillow's home value index in a year",
      unit: 'percent',
      variables: ['zhvi.change_1yr'],
      definition: "How much Zillow's index of a typical home rose or fell within a year, in percent.",
    }),
    metric({
      id: 'home-value-growth-5-years',
      label: "yearly growth of Zillow's home value index over five years",
      unit: 'percent',
      variables: ['zhvi.growth_5yr'],
      definition: "How much Zillow's index of a typical home rose a year on average over five years, in percent.",
    }),
    metric({
      id: 'home-value-growth-10-years',
      label: "yearly growth of Zillow's home value index over ten years",
      unit: 'percent',
      variables: ['zhvi.growth_10yr'],
      definition: "How much Zillow's index of a typical home rose a year on average over ten years, in percent.",
    }),
    ...sharesOf(OWNED, BRACKETS),
  ],
  main: 'median-home-value',
  sentences: [
    ['The median value of owner-occupied homes in {place} is {median-home-value}.'],
    [
      "Zillow's index for a typical home is {zillow-home-value}, {yearly-change:zillow-home-value}.",
      "Zillow's index for a typical home in {place} is {zillow-home-value}; it {moved:home-value-change} in a year, and {moved:home-value-growth-5-years} a year over five years.",
      "Zillow's index for a typical home in {place} is {zillow-home-value}; it {moved:home-value-growth-5-years} a year over five years.",
      "Zillow's index for a typical home in {place} is {zillow-home-value}.",
    ],
  ],
  charts: [
    { kind: 'by-month', title: 'Typical home value', variable: 'zhvi.index' },
    {
      kind: 'distribution',
      title: 'Home values',
      axis: 'of owner-occupied homes',
      shares: barsOf(BRACKETS),
      order: 'natural',
    },
    { kind: 'by-year', title: 'Median home value', metrics: ['median-home-value'] },
  ],
  followUps: ['rent', 'housing', 'owner-costs'],
} satisfies Topic;
