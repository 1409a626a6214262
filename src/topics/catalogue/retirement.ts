import { HOUSEHOLDS, metric, share } from '../define.ts';
import type { Topic } from '../topic.ts';

export default {
  id: 'retirement',
  title: 'Retirement',
  name: 'retirement income',
  metrics: [
    share(HOUSEHOLDS, 'social-security', 'DP03_0066PE', 'get Social Security'),
    metric({
      id: 'mean-social-security',
      label: 'mean Social Security income',
      unit: 'dollars',
      variables: ['DP03_0067E'],
      definition: 'What households with Social Security get from it in a year, on average.',
    }),
    share(HOUSEHOLDS, 'retirement-income', 'DP03_0068PE', 'have retirement income'),
    metric({
      id: 'mean-retirement-income',
      label: 'mean retirement income',
      unit: 'dollars',
      variables: ['DP03_0069E'],
      definition: 'What households with pensions or retirement savings get from them in a year, on average.',
    }),
  ],
  main: 'social-security',
  sentences: [
    [
      '{social-security} of households in {place} get Social Security, {mean-social-security} a year on average.',
      '{social-security} of households in {place} get Social Security.',
    ],
    [
      '{retirement-income} have retirement income, {mean-retirement-income} on average.',
      '{retirement-income} have retirement income.',
    ],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Retirement income',
      axis: 'Share of households',
      bars: [
        { label: 'Social Security', metric: 'social-security' },
        { label: 'Retirement income', metric: 'retirement-income' },
      ],
      benchmarks: true,
    },
  ],
  followUps: ['age', 'household-income'],
} satisfies Topic;
