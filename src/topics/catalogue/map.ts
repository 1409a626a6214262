import { LARGER, metric } from '../define.ts';
import type { Topic } from '../topic.ts';

export default {
  id: 'map',
  title: 'Map',
  menu: 19,
  name: 'map and land area',
  metrics: [
    metric({
      id: 'land-area',
      label: 'land area',
      unit: 'square-miles',
      variables: ['gazetteer.land'],
      definition: 'How much land the place covers, without lakes and rivers.',
      says: '{place} covers {value} of land',
      ...LARGER,
    }),
    metric({
      id: 'density',
      label: 'population density',
      unit: 'people-per-square-mile',
      variables: ['gazetteer.density'],
      definition: 'How many people live on one square mile of land.',
      says: '{place} has {value}',
      more: 'more crowded',
      less: 'less crowded',
      most: 'most crowded',
      least: 'least crowded',
      describe: 'place',
    }),
  ],
  main: 'land-area',
  compare: 'sentences',
  sentences: [
    [
      '{place} is in {county}. It covers {land-area} of land, with {density}.',
      '{place} is in {county}. It covers {land-area} of land.',
      '{place} is in {county}.',
    ],
  ],
  charts: [{ kind: 'map' }],
  followUps: ['population', 'commute', 'housing'],
} satisfies Topic;
