import { type Row, WORKERS, barsOf, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const GROUPS: readonly Row[] = [
  [
    'management-and-science-jobs',
    'Management, business, science and arts',
    'DP03_0027PE',
    'have a job in management, business, science or the arts',
  ],
  ['service-jobs', 'Service', 'DP03_0028PE', 'have a service job'],
  ['sales-and-office-jobs', 'Sales and office', 'DP03_0029PE', 'have a job in sales or an office'],
  [
    'construction-and-maintenance-jobs',
    'Construction, maintenance and farming',
    'DP03_0030PE',
    'have a job in construction, maintenance or natural resources',
  ],
  [
    'production-and-transport-jobs',
    'Production and transportation',
    'DP03_0031PE',
    'have a job in production, transportation or material moving',
  ],
];

export default {
  id: 'occupations',
  title: 'Occupations',
  menu: 14,
  name: 'occupations',
  metrics: sharesOf(WORKERS, GROUPS),
  main: 'management-and-science-jobs',
  compare: 'sentences',
  sentences: ['The largest occupation group in {place} is {largest:1}.'],
  charts: [
    {
      kind: 'distribution',
      title: 'Occupations',
      axis: 'of workers',
      shares: barsOf(GROUPS),
      order: 'largest-first',
    },
  ],
  followUps: ['industries', 'class-of-worker', 'household-income'],
} satisfies Topic;
