import { HOUSEHOLDS, type Row, barsOf, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const ACCESS: readonly Row[] = [
  ['computer', 'With a computer', 'DP02_0153PE', 'have a computer'],
  ['broadband', 'With broadband', 'DP02_0154PE', 'have broadband internet'],
];

export default {
  id: 'internet',
  title: 'Internet',
  name: 'computers and internet',
  metrics: sharesOf(HOUSEHOLDS, ACCESS),
  main: 'broadband',
  sentences: [
    [
      '{computer} of households in {place} have a computer, and {broadband} have broadband internet.',
      '{broadband} of households in {place} have broadband internet.',
    ],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Computers and internet',
      axis: 'Share of households',
      bars: barsOf(ACCESS),
      benchmarks: true,
    },
  ],
  followUps: ['vehicles', 'household-income'],
} satisfies Topic;
