import { LONGER, type Row, WORKERS, barsOf, metric, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const MODES: readonly Row[] = [
  ['drive-alone', 'Drive alone', 'DP03_0019PE', 'drive to work alone'],
  ['carpool', 'Carpool', 'DP03_0020PE', 'carpool to work'],
  ['public-transit', 'Public transit', 'DP03_0021PE', 'take public transit to work'],
  ['walk-to-work', 'Walk', 'DP03_0022PE', 'walk to work'],
  ['other-commute', 'Bicycle, taxi, other', 'DP03_0023PE', 'bicycle, take a taxi or get to work in another way'],
  ['work-from-home', 'Work from home', 'DP03_0024PE', 'work from home'],
];

export default {
  id: 'commute',
  title: 'Commute',
  menu: 6,
  name: 'commuting',
  metrics: [
    metric({
      id: 'commute-minutes',
      label: 'mean commute',
      unit: 'minutes',
      lessIsBetter: true,
      variables: ['DP03_0025E'],
      definition: 'How long the way to work takes on average, one way, for people who do not work from home.',
      says: 'the mean commute in {place} takes {value}',
      ...LONGER,
    }),
    ...sharesOf(WORKERS, MODES),
  ],
  main: 'commute-minutes',
  sentences: [
    ['Getting to work from {place} takes {commute-minutes} on average.'],
    [
      '{drive-alone} of workers drive alone, {public-transit} take public transit and {work-from-home} work from home.',
      '{drive-alone} of workers drive alone and {public-transit} take public transit.',
      '{public-transit} of workers take public transit.',
    ],
  ],
  charts: [
    { kind: 'distribution', title: 'Getting to work', axis: 'of workers', shares: barsOf(MODES), order: 'natural' },
    { kind: 'by-year', title: 'Mean commute', metrics: ['commute-minutes'] },
  ],
  followUps: ['vehicles', 'housing-structure', 'industries'],
} satisfies Topic;
