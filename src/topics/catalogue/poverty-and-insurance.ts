import { PEOPLE, metric, share } from '../define.ts';
import type { Topic } from '../topic.ts';

export default {
  id: 'poverty-and-insurance',
  title: 'Poverty & insurance',
  menu: 9,
  name: 'poverty and health insurance',
  metrics: [
    metric({
      id: 'poverty-rate',
      label: 'poverty rate',
      unit: 'percent',
      lessIsBetter: true,
      variables: ['DP03_0128PE'],
      nearest: 'family-poverty-rate',
      definition: 'The share of people whose income is below the federal poverty level for a family of their size.',
      says: '{value} of people in {place} live in poverty',
    }),
    metric({
      id: 'child-poverty-rate',
      label: 'child poverty rate',
      unit: 'percent',
      lessIsBetter: true,
      variables: ['DP03_0129PE'],
      definition: 'The share of people under 18 whose family has an income below the federal poverty level.',
      says: '{value} of children in {place} live in poverty',
    }),
    metric({
      id: 'senior-poverty-rate',
      label: 'poverty rate of people aged 65 and over',
      unit: 'percent',
      lessIsBetter: true,
      variables: ['DP03_0135PE'],
      definition: 'The share of people aged 65 and over whose income is below the federal poverty level.',
      says: '{value} of people aged 65 and over in {place} live in poverty',
    }),
    metric({
      id: 'family-poverty-rate',
      label: 'poverty rate of families',
      unit: 'percent',
      lessIsBetter: true,
      variables: ['DP03_0119PE'],
      definition: 'The share of families whose income is below the federal poverty level.',
      says: '{value} of families in {place} live in poverty',
    }),
    share(PEOPLE, 'insured', 'DP03_0096PE', 'have health insurance'),
    share(PEOPLE, 'private-insurance', 'DP03_0097PE', 'have private health insurance'),
    share(PEOPLE, 'public-insurance', 'DP03_0098PE', 'have public health coverage'),
    share(PEOPLE, 'uninsured', 'DP03_0099PE', 'have no health insurance', { lessIsBetter: true }),
  ],
  main: 'poverty-rate',
  sentences: [
    [
      '{poverty-rate} of people in {place} live in poverty, and {insured} have health insurance.',
      '{poverty-rate} of people in {place} live in poverty.',
      '{insured} of people in {place} have health insurance.',
      '{family-poverty-rate} of families in {place} live in poverty.',
    ],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Poverty and health insurance',
      axis: 'Share of people',
      bars: [
        { label: 'In poverty', metric: 'poverty-rate' },
        { label: 'Insured', metric: 'insured' },
        { label: 'Private insurance', metric: 'private-insurance' },
        { label: 'Public coverage', metric: 'public-insurance' },
        { label: 'Not insured', metric: 'uninsured' },
      ],
      benchmarks: true,
    },
    { kind: 'by-year', title: 'Poverty rate', metrics: ['poverty-rate'] },
  ],
  followUps: ['unemployment', 'household-income', 'public-assistance'],
} satisfies Topic;
