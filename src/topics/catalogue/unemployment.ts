import { type Whole, metric, share } from '../define.ts';
import type { Topic } from '../topic.ts';

const OVER_16: Whole = { noun: 'people aged 16 and over', pronoun: 'who', counted: 'people' };

export default {
  id: 'unemployment',
  title: 'Unemployment',
  menu: 8,
  name: 'unemployment',
  metrics: [
    metric({
      id: 'unemployment-rate',
      label: 'unemployment rate',
      unit: 'percent',
      lessIsBetter: true,
      variables: ['DP03_0009PE'],
      definition: 'The share of the civilian labor force that has no job and is looking for one.',
      count: { variable: 'DP03_0005E', unit: 'people' },
    }),
    share(OVER_16, 'labor-force-participation', 'DP03_0002PE', 'work or look for work', {
      label: 'labor-force participation rate',
      definition: 'The share of people aged 16 and over who have a job, look for one, or serve in the Armed Forces.',
    }),
    share(OVER_16, 'employed', 'DP03_0004PE', 'have a job'),
    share(OVER_16, 'armed-forces', 'DP03_0006PE', 'serve in the Armed Forces'),
  ],
  main: 'unemployment-rate',
  sentences: [
    [
      'The unemployment rate in {place} is {unemployment-rate}; {labor-force-participation} of people aged 16 and over work or look for work.',
      'The unemployment rate in {place} is {unemployment-rate}.',
      '{labor-force-participation} of people aged 16 and over in {place} work or look for work.',
    ],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Work and unemployment',
      axis: 'Percent',
      bars: [
        { label: 'Unemployment rate', metric: 'unemployment-rate' },
        { label: 'In the labor force', metric: 'labor-force-participation' },
      ],
      benchmarks: true,
    },
    { kind: 'by-year', title: 'Unemployment rate', metrics: ['unemployment-rate'] },
  ],
  followUps: ['poverty-and-insurance', 'occupations', 'household-income'],
} satisfies Topic;
