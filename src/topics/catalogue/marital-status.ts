import { type Row, type Whole, barsOf, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const MEN: Whole = { noun: 'men aged 15 and over', pronoun: 'who', counted: 'people' };
const WOMEN: Whole = { noun: 'women aged 15 and over', pronoun: 'who', counted: 'people' };

const OF_MEN: readonly Row[] = [
  ['men-never-married', 'Never married', 'DP02_0026PE', 'have never married'],
  ['men-married', 'Married', 'DP02_0027PE', 'are married'],
  ['men-separated', 'Separated', 'DP02_0028PE', 'are separated'],
  ['men-widowed', 'Widowed', 'DP02_0029PE', 'are widowed'],
  ['men-divorced', 'Divorced', 'DP02_0030PE', 'are divorced'],
];
const OF_WOMEN: readonly Row[] = [
  ['women-never-married', 'Never married', 'DP02_0032PE', 'have never married'],
  ['women-married', 'Married', 'DP02_0033PE', 'are married'],
  ['women-separated', 'Separated', 'DP02_0034PE', 'are separated'],
  ['women-widowed', 'Widowed', 'DP02_0035PE', 'are widowed'],
  ['women-divorced', 'Divorced', 'DP02_0036PE', 'are divorced'],
];

export default {
  id: 'marital-status',
  title: 'Marital status',
  name: 'marital status',
  metrics: [...sharesOf(MEN, OF_MEN), ...sharesOf(WOMEN, OF_WOMEN)],
  main: 'men-never-married',
  compare: 'sentences',
  sentences: [
    [
      'Of men aged 15 and over in {place}, {men-never-married} have never married, {men-married} are married and {men-divorced} divorced.',
      '{men-married} of men and {women-married} of women in {place} are married.',
    ],
    'Of women, {women-never-married} have never married, {women-married} are married and {women-divorced} divorced.',
  ],
  charts: [
    {
      kind: 'grouped',
      title: 'Marital status',
      axis: 'of people aged 15 and over',
      groups: [
        { label: 'Men', shares: barsOf(OF_MEN) },
        { label: 'Women', shares: barsOf(OF_WOMEN) },
      ],
    },
  ],
  followUps: ['households', 'age'],
} satisfies Topic;
