import { HOUSEHOLDS, LARGER, type Row, barsOf, metric, share, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const KINDS: readonly Row[] = [
  ['married-couples', 'Married couple', 'DP02_0002PE', 'are married couples'],
  ['cohabiting-couples', 'Unmarried couple', 'DP02_0004PE', 'are couples who are not married'],
  ['single-men', 'Man, no partner', 'DP02_0006PE', 'are headed by a man without a partner'],
  ['single-women', 'Woman, no partner', 'DP02_0010PE', 'are headed by a woman without a partner'],
];

export default {
  id: 'households',
  title: 'Households',
  menu: 15,
  name: 'households',
  metrics: [
    metric({
      id: 'households',
      label: 'number of households',
      unit: 'households',
      variables: ['DP02_0001E', 'DP04_0002E'],
      nearest: 'household-size',
      definition: 'A household is everybody who lives in one home.',
      says: 'there are {value} in {place}',
      ...LARGER,
    }),
    metric({
      id: 'household-size',
      label: 'average household size',
      unit: 'people-per-household',
      variables: ['DP02_0016E'],
      definition: 'How many people live in one home on average.',
      ...LARGER,
    }),
    metric({
      id: 'family-size',
      label: 'average family size',
      unit: 'people-per-household',
      variables: ['DP02_0017E'],
      definition: 'How many people a family has that lives together, on average.',
      ...LARGER,
    }),
    ...sharesOf(HOUSEHOLDS, KINDS),
    share(HOUSEHOLDS, 'households-with-children', 'DP02_0014PE', 'include somebody under 18'),
    share(HOUSEHOLDS, 'households-with-seniors', 'DP02_0015PE', 'include somebody aged 65 or over'),
  ],
  main: 'households',
  sentences: [
    [
      'There are {households} in {place}, with {household-size} on average.',
      'There are {households} in {place}.',
      'A household in {place} has {household-size} on average.',
    ],
    ['{married-couples} of households are married couples.'],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Households',
      axis: 'of households',
      shares: barsOf(KINDS),
      order: 'natural',
    },
    { kind: 'by-year', title: 'Average household size', metrics: ['household-size'] },
  ],
  followUps: ['marital-status', 'age', 'housing'],
} satisfies Topic;
