import { type Row, WORKERS, barsOf, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const CLASSES: readonly Row[] = [
  ['private-workers', 'Private employer', 'DP03_0047PE', 'work for a private employer'],
  ['government-workers', 'Government', 'DP03_0048PE', 'work for a government'],
  [
    'self-employed',
    'Self-employed (not incorporated)',
    'DP03_0049PE',
    'are self-employed in a business that is not incorporated',
  ],
  ['unpaid-family-workers', 'Unpaid family work', 'DP03_0050PE', 'work in a family business without pay'],
];

export default {
  id: 'class-of-worker',
  title: 'Class of worker',
  name: 'class of worker',
  metrics: sharesOf(WORKERS, CLASSES),
  main: 'private-workers',
  sentences: [
    [
      '{private-workers} of workers in {place} work for a private employer, {government-workers} for a government, and {self-employed} are self-employed (not incorporated).',
      '{private-workers} of workers in {place} work for a private employer.',
    ],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Class of worker',
      axis: 'of workers',
      shares: barsOf(CLASSES),
      order: 'natural',
    },
  ],
  followUps: ['commute', 'home-values', 'occupations'],
} satisfies Topic;
