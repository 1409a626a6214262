import { ADULTS_25, type Row, barsOf, share, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const LEVELS: readonly Row[] = [
  ['no-high-school', 'Less than 9th grade', 'DP02_0060PE', 'left school before 9th grade', { lessIsBetter: true }],
  [
    'some-high-school',
    '9th–12th grade, no diploma',
    'DP02_0061PE',
    'went to high school but have no diploma',
    { lessIsBetter: true },
  ],
  ['high-school', 'High school', 'DP02_0062PE', 'have a high school diploma and no more'],
  ['some-college', 'Some college', 'DP02_0063PE', 'went to college but have no degree'],
  ['associates', "Associate's degree", 'DP02_0064PE', "have an associate's degree and no more"],
  ['bachelors', "Bachelor's degree", 'DP02_0065PE', "have a bachelor's degree and no more"],
  ['graduate-degree', 'Graduate degree', 'DP02_0066PE', 'have a graduate or professional degree'],
];

export default {
  id: 'education',
  title: 'Education',
  menu: 7,
  name: 'education',
  metrics: [
    share(ADULTS_25, 'bachelors-or-higher', 'DP02_0068PE', "have a bachelor's degree or higher", {
      more: 'better educated',
      less: 'less educated',
      most: 'best educated',
      least: 'least educated',
      describe: 'place',
    }),
    share(ADULTS_25, 'high-school-or-higher', 'DP02_0067PE', 'finished high school'),
    ...sharesOf(ADULTS_25, LEVELS),
  ],
  main: 'bachelors-or-higher',
  sentences: [
    [
      "{high-school-or-higher} of people aged 25 and over in {place} finished high school, and {bachelors-or-higher} have a bachelor's degree or higher.",
      "{bachelors-or-higher} of people aged 25 and over in {place} have a bachelor's degree or higher.",
      '{high-school-or-higher} of people aged 25 and over in {place} finished high school.',
    ],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Education',
      axis: 'of people aged 25 and over',
      shares: barsOf(LEVELS),
      order: 'natural',
    },
    { kind: 'by-year', title: "Bachelor's degree or higher", metrics: ['bachelors-or-higher'] },
  ],
  followUps: ['school-enrollment', 'household-income', 'occupations'],
} satisfies Topic;
