import { HOUSEHOLDS, type Row, barsOf, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const CARS: readonly Row[] = [
  ['no-car', 'No car', 'DP04_0058PE', 'have no car'],
  ['one-car', '1 car', 'DP04_0059PE', 'have one car'],
  ['two-cars', '2 cars', 'DP04_0060PE', 'have two cars'],
  ['three-or-more-cars', '3 or more', 'DP04_0061PE', 'have three or more cars'],
];

export default {
  id: 'vehicles',
  title: 'Cars',
  name: 'car ownership',
  metrics: sharesOf(HOUSEHOLDS, CARS),
  main: 'no-car',
  sentences: [
    [
      '{no-car} of households in {place} have no car; {three-or-more-cars} have three or more.',
      '{no-car} of households in {place} have no car.',
    ],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Cars per household',
      axis: 'of households',
      shares: barsOf(CARS),
      order: 'natural',
    },
  ],
  followUps: ['commute', 'housing-structure', 'household-income'],
} satisfies Topic;
