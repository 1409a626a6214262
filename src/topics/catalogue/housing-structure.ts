import { HOMES, type Row, barsOf, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const STRUCTURES: readonly Row[] = [
  ['detached-homes', 'Detached house', 'DP04_0007PE', 'are detached houses'],
  ['attached-homes', 'Attached house', 'DP04_0008PE', 'are attached houses'],
  ['two-unit-buildings', '2 units', 'DP04_0009PE', 'are in buildings of two homes'],
  ['three-or-four-unit-buildings', '3–4 units', 'DP04_0010PE', 'are in buildings of three or four homes'],
  ['five-to-nine-unit-buildings', '5–9 units', 'DP04_0011PE', 'are in buildings of five to nine homes'],
  ['ten-to-nineteen-unit-buildings', '10–19 units', 'DP04_0012PE', 'are in buildings of 10 to 19 homes'],
  ['large-apartment-buildings', '20 or more units', 'DP04_0013PE', 'are in buildings of 20 or more homes'],
  ['mobile-homes', 'Mobile home', 'DP04_0014PE', 'are mobile homes'],
  ['boats-and-vans', 'Boat, RV, van', 'DP04_0015PE', 'are boats, RVs or vans'],
];

export default {
  id: 'housing-structure',
  title: 'Types of homes',
  name: 'types of homes',
  metrics: sharesOf(HOMES, STRUCTURES),
  main: 'detached-homes',
  sentences: [
    [
      '{detached-homes} of homes in {place} are detached houses, and {large-apartment-buildings} are in buildings of 20 or more homes.',
      '{detached-homes} of homes in {place} are detached houses.',
    ],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Types of homes',
      axis: 'of homes',
      shares: barsOf(STRUCTURES),
      order: 'natural',
    },
  ],
  followUps: ['year-built', 'rent', 'rooms-and-bedrooms'],
} satisfies Topic;
