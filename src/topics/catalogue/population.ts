import { BIGGER, PEOPLE, metric, share } from '../define.ts';
import type { Topic } from '../topic.ts';

export default {
  id: 'population',
  title: 'Population',
  menu: 4,
  name: 'population',
  metrics: [
    metric({
      id: 'population',
      label: 'population',
      unit: 'people',
      variables: ['DP05_0001E', 'pep.population'],
      definition: 'How many people live in the place, on average over the five years of the survey.',
      says: '{place} is home to {value}',
      ...BIGGER,
    }),
    metric({
      id: 'population-estimate',
      label: 'population on 1 July',
      unit: 'people',
      variables: ['pep.population'],
      definition: "How many people lived in the place on 1 July of the year, by the Census Bureau's yearly estimates.",
      says: '{place} was home to {value} on 1 July',
      ...BIGGER,
    }),
    share(PEOPLE, 'men', 'DP05_0002PE', 'are men or boys', { label: 'share of men and boys' }),
    share(PEOPLE, 'women', 'DP05_0003PE', 'are women or girls', { label: 'share of women and girls' }),
  ],
  main: 'population',
  sentences: [
    '{place} is home to {population}.',
    'By the yearly estimates of the Census Bureau the number {change:population-estimate:2010}.',
    '{men} of people there are men and boys, {women} women and girls.',
  ],
  charts: [{ kind: 'by-year', title: 'Population', metrics: ['population-estimate', 'population'] }],
  followUps: ['age', 'education', 'households'],
} satisfies Topic;
