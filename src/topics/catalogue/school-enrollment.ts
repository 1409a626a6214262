import { LARGER, type Row, type Whole, barsOf, metric, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const STUDENTS: Whole = { noun: 'students', pronoun: 'who', counted: 'people' };

const LEVELS: readonly Row[] = [
  ['in-preschool', 'Preschool', 'DP02_0054PE', 'are in preschool'],
  ['in-kindergarten', 'Kindergarten', 'DP02_0055PE', 'are in kindergarten'],
  ['in-elementary-school', 'Grades 1–8', 'DP02_0056PE', 'are in grades 1 to 8'],
  ['in-high-school', 'High school', 'DP02_0057PE', 'are in high school'],
  ['in-college', 'College', 'DP02_0058PE', 'are in college or graduate school'],
];

export default {
  id: 'school-enrollment',
  title: 'School enrollment',
  name: 'school enrollment',
  metrics: [
    metric({
      id: 'enrolled',
      label: 'number of people enrolled in school',
      unit: 'people',
      variables: ['DP02_0053E'],
      definition: 'People aged 3 and over who are enrolled in a school or college.',
      says: '{value} in {place} are enrolled in school or college',
      ...LARGER,
    }),
    ...sharesOf(STUDENTS, LEVELS),
  ],
  main: 'enrolled',
  sentences: [
    [
      '{enrolled} in {place} are enrolled in school, {in-college} of them in college or graduate school.',
      '{enrolled} in {place} are enrolled in school.',
    ],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'School enrollment',
      axis: 'of students',
      shares: barsOf(LEVELS),
      order: 'natural',
    },
  ],
  followUps: ['household-income', 'education', 'age'],
} satisfies Topic;
