import { type Row, type Whole, barsOf, share, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const SPEAKERS: Whole = { noun: 'people aged 5 and over', pronoun: 'who', counted: 'people' };

const LANGUAGES: readonly Row[] = [
  ['english-only', 'English only', 'DP02_0113PE', 'speak only English at home'],
  ['spanish', 'Spanish', 'DP02_0116PE', 'speak Spanish at home'],
  ['indo-european-languages', 'Other Indo-European', 'DP02_0118PE', 'speak another Indo-European language at home'],
  ['asian-languages', 'Asian & Pacific', 'DP02_0120PE', 'speak an Asian or Pacific Islander language at home'],
  ['other-languages', 'Other languages', 'DP02_0122PE', 'speak a language of another family at home'],
];

export default {
  id: 'language',
  title: 'Language',
  menu: 17,
  name: 'language',
  metrics: [
    ...sharesOf(SPEAKERS, LANGUAGES),
    share(SPEAKERS, 'not-english-at-home', 'DP02_0114PE', 'speak a language other than English at home'),
    share(SPEAKERS, 'limited-english', 'DP02_0115PE', 'speak English less than "very well"', { lessIsBetter: true }),
  ],
  main: 'not-english-at-home',
  sentences: [
    [
      '{english-only} of people aged 5 and over in {place} speak only English at home; {not-english-at-home} speak another language.',
      '{not-english-at-home} of people aged 5 and over in {place} speak a language other than English at home.',
    ],
    ['{limited-english} speak English less than "very well".'],
  ],
  charts: [
    {
      kind: 'distribution',
      title: 'Language at home',
      axis: 'of people aged 5 and over',
      shares: barsOf(LANGUAGES),
      order: 'largest-first',
    },
  ],
  followUps: ['foreign-born', 'education', 'race-and-ethnicity'],
} satisfies Topic;
