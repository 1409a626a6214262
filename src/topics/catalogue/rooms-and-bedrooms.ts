import { HOMES, LARGER, type Row, barsOf, metric, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const BEDROOMS: readonly Row[] = [
  ['no-bedroom', 'None (studio)', 'DP04_0039PE', 'have no separate bedroom'],
  ['one-bedroom', '1 bedroom', 'DP04_0040PE', 'have one bedroom'],
  ['two-bedrooms', '2 bedrooms', 'DP04_0041PE', 'have two bedrooms'],
  ['three-bedrooms', '3 bedrooms', 'DP04_0042PE', 'have three bedrooms'],
  ['four-bedrooms', '4 bedrooms', 'DP04_0043PE', 'have four bedrooms'],
  ['five-or-more-bedrooms', '5 or more', 'DP04_0044PE', 'have five or more bedrooms'],
];

export default {
  id: 'rooms-and-bedrooms',
  title: 'Rooms & bedrooms',
  name: 'rooms and bedrooms',
  metrics: [
    metric({
      id: 'median-rooms',
      label: 'median number of rooms',
      unit: 'rooms',
      variables: ['DP04_0037E'],
      definition: 'Half of the homes have fewer rooms than this, half have more; kitchens count, bathrooms do not.',
      ...LARGER,
    }),
    ...sharesOf(HOMES, BEDROOMS),
  ],
  main: 'median-rooms',
  sentences: [['A home in {place} has {median-rooms} at the median.'], ['The most common size is {largest:1}.']],
  charts: [{ kind: 'distribution', title: 'Bedrooms', axis: 'of homes', shares: barsOf(BEDROOMS), order: 'natural' }],
  followUps: ['housing-structure', 'home-values', 'rent'],
} satisfies Topic;
