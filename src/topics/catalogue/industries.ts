import { type Row, WORKERS, barsOf, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const INDUSTRIES: readonly Row[] = [
  ['work-in-farming', 'Farming and mining', 'DP03_0033PE', 'work in farming, forestry, fishing or mining'],
  ['work-in-construction', 'Construction', 'DP03_0034PE', 'work in construction'],
  ['work-in-manufacturing', 'Manufacturing', 'DP03_0035PE', 'work in manufacturing'],
  ['work-in-wholesale', 'Wholesale', 'DP03_0036PE', 'work in wholesale trade'],
  ['work-in-retail', 'Retail', 'DP03_0037PE', 'work in retail'],
  ['work-in-transport', 'Transport and utilities', 'DP03_0038PE', 'work in transportation, warehousing or utilities'],
  ['work-in-information', 'Information', 'DP03_0039PE', 'work in information'],
  ['work-in-finance', 'Finance and real estate', 'DP03_0040PE', 'work in finance, insurance or real estate'],
  [
    'work-in-professional-services',
    'Professional services',
    'DP03_0041PE',
    'work in professional, scientific, management or administrative services',
  ],
  [
    'work-in-education-and-health',
    'Education and health',
    'DP03_0042PE',
    'work in education, health care or social assistance',
  ],
  ['work-in-arts-and-food', 'Arts, hotels and food', 'DP03_0043PE', 'work in arts, recreation, hotels or restaurants'],
  ['work-in-other-services', 'Other services', 'DP03_0044PE', 'work in other services'],
  ['work-in-public-administration', 'Public administration', 'DP03_0045PE', 'work in public administration'],
];

export default {
  id: 'industries',
  title: 'Industries',
  menu: 13,
  name: 'industries',
  metrics: sharesOf(WORKERS, INDUSTRIES),
  main: 'work-in-manufacturing',
  compare: 'sentences',
  sentences: [
    [
      'The three largest industries in {place} are {largest:3}.',
      'The largest industry in {place} is {largest:1}.',
      '{work-in-manufacturing} of workers in {place} work in manufacturing.',
    ],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Industries',
      axis: 'of workers',
      shares: barsOf(INDUSTRIES),
      order: 'largest-first',
    },
    { kind: 'by-year', title: 'Workers in manufacturing', metrics: ['work-in-manufacturing'] },
  ],
  followUps: ['occupations', 'commute', 'class-of-worker'],
} satisfies Topic;
