import { metric } from '../define.ts';
import type { Topic } from '../topic.ts';

export default {
  id: 'per-capita-income',
  title: 'Income per person',
  name: 'income per person',
  metrics: [
    metric({
      id: 'per-capita-income',
      label: 'per-capita income',
      unit: 'dollars',
      variables: ['DP03_0088E'],
      definition: 'The income of everybody together in a year, divided by all people, children included.',
    }),
    metric({
      id: 'median-earnings',
      label: 'median earnings of workers',
      unit: 'dollars',
      variables: ['DP03_0092E'],
      definition: 'Half of the people who work earn less than this in a year, half earn more.',
    }),
    metric({
      id: 'median-earnings-men',
      label: "men's median full-time earnings",
      unit: 'dollars',
      variables: ['DP03_0093E'],
      definition: 'Half of the men who work full time the whole year earn less than this, half earn more.',
      says: 'men who work full time in {place} earn {value} at the median',
    }),
    metric({
      id: 'median-earnings-women',
      label: "women's median full-time earnings",
      unit: 'dollars',
      variables: ['DP03_0094E'],
      definition: 'Half of the women who work full time the whole year earn less than this, half earn more.',
      says: 'women who work full time in {place} earn {value} at the median',
    }),
  ],
  main: 'per-capita-income',
  sentences: [
    ['The per-capita income in {place} is {per-capita-income}.'],
    ['Working full time, men earn {median-earnings-men} and women {median-earnings-women} at the median.'],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Income per person',
      axis: 'Dollars a year',
      bars: [
        { label: 'Per-capita income', metric: 'per-capita-income' },
        { label: "Men's full-time earnings (median)", metric: 'median-earnings-men' },
        { label: "Women's full-time earnings (median)", metric: 'median-earnings-women' },
      ],
      benchmarks: true,
    },
    { kind: 'by-year', title: 'Per-capita income', metrics: ['per-capita-income'] },
  ],
  followUps: ['poverty-and-insurance', 'home-values', 'household-income'],
} satisfies Topic;
