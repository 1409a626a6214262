import { COSTLIER, type Row, type Whole, barsOf, metric, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const MORTGAGED: Whole = { noun: 'homes with a mortgage', pronoun: 'that', counted: 'homes' };

const BRACKETS: readonly Row[] = [
  ['owner-cost-under-500', 'Under $500', 'DP04_0094PE', 'cost their owners less than $500 a month'],
  ['owner-cost-500-to-999', '$500–999', 'DP04_0095PE', 'cost their owners $500 to $999 a month'],
  ['owner-cost-1000-to-1499', '$1,000–1,499', 'DP04_0096PE', 'cost their owners $1,000 to $1,499 a month'],
  ['owner-cost-1500-to-1999', '$1,500–1,999', 'DP04_0097PE', 'cost their owners $1,500 to $1,999 a month'],
  ['owner-cost-2000-to-2499', '$2,000–2,499', 'DP04_0098PE', 'cost their owners $2,000 to $2,499 a month'],
  ['owner-cost-2500-to-2999', '$2,500–2,999', 'DP04_0099PE', 'cost their owners $2,500 to $2,999 a month'],
  ['owner-cost-3000-or-more', '$3,000 or more', 'DP04_0100PE', 'cost their owners $3,000 or more a month'],
];

export default {
  id: 'owner-costs',
  title: 'Owner costs',
  menu: 16,
  name: 'owner costs',
  metrics: [
    metric({
      id: 'median-owner-cost',
      label: 'median monthly owner cost with a mortgage',
      unit: 'dollars-a-month',
      lessIsBetter: true,
      variables: ['DP04_0101E'],
      nearest: 'median-housing-cost',
      definition:
        'What owners with a mortgage pay a month for it, for taxes, insurance and utilities: half pay less, half more.',
      ...COSTLIER,
    }),
    metric({
      id: 'median-owner-cost-no-mortgage',
      label: 'median monthly owner cost without a mortgage',
      unit: 'dollars-a-month',
      variables: ['DP04_0109E'],
      definition:
        'What owners without a mortgage pay a month for taxes, insurance and utilities: half pay less, half more.',
      ...COSTLIER,
    }),
    metric({
      id: 'median-housing-cost',
      label: 'median monthly housing cost',
      unit: 'dollars-a-month',
      variables: ['B25105_001E'],
      definition: 'What owners and renters together pay a month for their home: half pay less, half more.',
      ...COSTLIER,
    }),
    ...sharesOf(MORTGAGED, BRACKETS),
  ],
  main: 'median-owner-cost',
  sentences: [
    [
      'Owning a home in {place} costs {median-owner-cost} at the median with a mortgage, and {median-owner-cost-no-mortgage} without one.',
      'Owning a home with a mortgage in {place} costs {median-owner-cost} at the median.',
    ],
    'Owners and renters together pay {median-housing-cost} at the median in {place}.',
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Monthly cost with a mortgage',
      axis: 'of homes with a mortgage',
      shares: barsOf(BRACKETS),
      order: 'natural',
    },
  ],
  followUps: ['home-values', 'rent', 'household-income'],
} satisfies Topic;
