import { PEOPLE, type Row, barsOf, share } from '../define.ts';
import type { Topic } from '../topic.ts';

const GROUPS: readonly Row[] = [
  ['white', 'White (not Hispanic)', 'DP05_0077PE', 'are White, not Hispanic'],
  ['hispanic', 'Hispanic or Latino', 'DP05_0071PE', 'are Hispanic or Latino, of any race'],
  ['black', 'Black', 'DP05_0078PE', 'are Black or African American'],
  ['asian', 'Asian', 'DP05_0080PE', 'are Asian'],
  ['native-american', 'American Indian', 'DP05_0079PE', 'are American Indian or Alaska Native, not Hispanic'],
  ['pacific-islander', 'Pacific Islander', 'DP05_0081PE', 'are Native Hawaiian or Pacific Islander, not Hispanic'],
  ['other-race', 'Another race', 'DP05_0082PE', 'are of another single race, not Hispanic'],
  ['two-or-more-races', 'Two or more races', 'DP05_0083PE', 'are of two or more races, not Hispanic'],
];

/** Where a place has no table of people who are not Hispanic: the race alone, Hispanic people of that race included. */
const OF_ANY_ORIGIN: Readonly<Record<string, readonly string[]>> = {
  DP05_0078PE: ['DP05_0038PE'],
  DP05_0080PE: ['DP05_0044PE'],
};

export default {
  id: 'race-and-ethnicity',
  title: 'Race & ethnicity',
  menu: 11,
  name: 'race and ethnicity',
  metrics: GROUPS.map(([id, , variable, does]) =>
    share(PEOPLE, id, variable, does, { variables: [variable, ...(OF_ANY_ORIGIN[variable] ?? [])] }),
  ),
  main: 'white',
  compare: 'sentences',
  sentences: [
    [
      'The largest groups in {place} are {largest:3}.',
      '{white} of people in {place} are White (not Hispanic), {hispanic} Hispanic or Latino, {black} Black and {asian} Asian.',
      'The largest group in {place} is {largest:1}.',
    ],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Race and ethnicity',
      axis: 'of people',
      shares: barsOf(GROUPS),
      order: 'largest-first',
      proper: true,
    },
  ],
  followUps: ['language', 'foreign-born', 'age'],
} satisfies Topic;
