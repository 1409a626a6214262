import { PEOPLE, type Whole, share } from '../define.ts';
import type { Topic } from '../topic.ts';

const IMMIGRANTS: Whole = { noun: 'foreign-born people', pronoun: 'who', counted: 'people' };

export default {
  id: 'foreign-born',
  title: 'Foreign born',
  menu: 18,
  name: 'foreign-born people',
  metrics: [
    share(PEOPLE, 'foreign-born', 'DP02_0094PE', 'were born in another country'),
    share(PEOPLE, 'native-born', 'DP02_0089PE', 'are citizens by birth', {
      definition:
        'The share of people who were American citizens at birth, in percent, from the American Community Survey.',
    }),
    share(IMMIGRANTS, 'naturalized', 'DP02_0096PE', 'are naturalized citizens'),
    share(IMMIGRANTS, 'not-citizens', 'DP02_0097PE', 'are not citizens'),
  ],
  main: 'foreign-born',
  sentences: [
    [
      '{foreign-born} of people in {place} were born in another country; {naturalized} of those are naturalized citizens.',
      '{foreign-born} of people in {place} were born in another country.',
    ],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Foreign born',
      axis: 'Share of people',
      bars: [
        { label: 'Citizens by birth', metric: 'native-born' },
        { label: 'Foreign born', metric: 'foreign-born' },
      ],
      benchmarks: true,
    },
    { kind: 'by-year', title: 'Foreign-born people', metrics: ['foreign-born'] },
  ],
  followUps: ['language', 'race-and-ethnicity', 'education'],
} satisfies Topic;
