import { COSTLIER, type Row, type Whole, barsOf, metric, share, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const RENTED: Whole = { noun: 'rented homes', pronoun: 'that', counted: 'homes' };
const RENTERS: Whole = { noun: 'renters', pronoun: 'who', counted: 'homes' };

const BRACKETS: readonly Row[] = [
  ['rent-under-500', 'Under $500', 'DP04_0127PE', 'cost less than $500 a month'],
  ['rent-500-to-999', '$500–999', 'DP04_0128PE', 'cost $500 to $999 a month'],
  ['rent-1000-to-1499', '$1,000–1,499', 'DP04_0129PE', 'cost $1,000 to $1,499 a month'],
  ['rent-1500-to-1999', '$1,500–1,999', 'DP04_0130PE', 'cost $1,500 to $1,999 a month'],
  ['rent-2000-to-2499', '$2,000–2,499', 'DP04_0131PE', 'cost $2,000 to $2,499 a month'],
  ['rent-2500-to-2999', '$2,500–2,999', 'DP04_0132PE', 'cost $2,500 to $2,999 a month'],
  ['rent-3000-or-more', '$3,000 or more', 'DP04_0133PE', 'cost $3,000 or more a month'],
];

export default {
  id: 'rent',
  title: 'Rent',
  menu: 2,
  name: 'rent',
  metrics: [
    metric({
      id: 'median-gross-rent',
      label: 'median gross rent',
      unit: 'dollars-a-month',
      lessIsBetter: true,
      variables: ['DP04_0134E'],
      nearest: 'zillow-rent',
      definition: 'Half of the renters pay less than this a month, half pay more; utilities are included.',
      ...COSTLIER,
    }),
    metric({
      id: 'zillow-rent',
      label: 'typical asking rent by Zillow',
      unit: 'dollars-a-month',
      lessIsBetter: true,
      variables: ['zori.rent'],
      definition: 'What Zillow finds a typical home costs that is offered for rent now, without utilities.',
      ...COSTLIER,
    }),
    share(RENTERS, 'rent-burden', 'DP04_0142PE', 'pay 35 % of their income or more', {
      nearest: 'rent-over-30-percent',
      lessIsBetter: true,
    }),
    share(RENTERS, 'rent-over-30-percent', 'acs.rent_30_percent_or_more_share', 'pay 30 % of their income or more'),
    ...sharesOf(RENTED, BRACKETS),
  ],
  main: 'median-gross-rent',
  sentences: [
    [
      'The median gross rent in {place} is {median-gross-rent}, and {rent-burden} of renters pay 35 % of their income or more.',
      'The median gross rent in {place} is {median-gross-rent}.',
      "Zillow's typical asking rent in {place} is {zillow-rent}, {yearly-change:zillow-rent}.",
      "Zillow's typical asking rent in {place} is {zillow-rent}.",
    ],
    [
      "Zillow's typical asking rent is {zillow-rent}, {yearly-change:zillow-rent}.",
      "Zillow's typical asking rent is {zillow-rent}.",
    ],
    [
      '{rent-burden} of renters in {place} pay 35 % of their income or more.',
      '{rent-over-30-percent} of renters in {place} pay 30 % of their income or more.',
    ],
  ],
  charts: [
    { kind: 'distribution', title: 'Gross rent', axis: 'of rented homes', shares: barsOf(BRACKETS), order: 'natural' },
    { kind: 'by-month', title: 'Typical asking rent', variable: 'zori.rent' },
    { kind: 'by-year', title: 'Median gross rent', metrics: ['median-gross-rent'] },
  ],
  followUps: ['housing', 'home-values', 'household-income'],
} satisfies Topic;
