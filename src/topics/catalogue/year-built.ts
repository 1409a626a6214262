import { HOMES, type Row, barsOf, share, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const BANDS: readonly Row[] = [
  ['built-before-1940', 'Before 1940', 'DP04_0026PE', 'were built before 1940'],
  ['built-1940s', '1940s', 'DP04_0025PE', 'were built in the 1940s'],
  ['built-1950s', '1950s', 'DP04_0024PE', 'were built in the 1950s'],
  ['built-1960s', '1960s', 'DP04_0023PE', 'were built in the 1960s'],
  ['built-1970s', '1970s', 'DP04_0022PE', 'were built in the 1970s'],
  ['built-1980s', '1980s', 'DP04_0021PE', 'were built in the 1980s'],
  ['built-1990s', '1990s', 'DP04_0020PE', 'were built in the 1990s'],
  ['built-2000s', '2000s', 'DP04_0019PE', 'were built from 2000 to 2009'],
  ['built-2010s', '2010s', 'DP04_0018PE', 'were built from 2010 to 2019'],
  ['built-since-2020', 'Since 2020', 'DP04_0017PE', 'were built in 2020 or later'],
];

export default {
  id: 'year-built',
  title: 'Year built',
  name: 'year of construction',
  metrics: [
    ...sharesOf(HOMES, BANDS).map((each) =>
      each.id === 'built-before-1940' ? { ...each, nearest: 'built-before-1980' } : each,
    ),
    share(HOMES, 'built-before-1980', 'acs.built_before_1980_share', 'were built before 1980'),
  ],
  main: 'built-before-1940',
  sentences: [
    [
      '{built-before-1940} of homes in {place} were built before 1940, and {sum:built-2010s+built-since-2020} since 2010.',
      '{built-before-1940} of homes in {place} were built before 1940.',
      '{built-before-1980} of homes in {place} were built before 1980.',
    ],
  ],
  charts: [
    { kind: 'distribution', title: 'Homes by year built', axis: 'of homes', shares: barsOf(BANDS), order: 'natural' },
  ],
  followUps: ['rent', 'vehicles', 'housing-structure'],
} satisfies Topic;
