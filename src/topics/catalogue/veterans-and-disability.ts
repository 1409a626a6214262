import { ADULTS, PEOPLE, type Whole, metric, share } from '../define.ts';
import type { Topic } from '../topic.ts';

const CHILDREN: Whole = { noun: 'people under 18', pronoun: 'who', counted: 'people' };
const SENIORS: Whole = { noun: 'people aged 65 and over', pronoun: 'who', counted: 'people' };

export default {
  id: 'veterans-and-disability',
  title: 'Veterans, disability',
  name: 'veterans and disability',
  metrics: [
    share(ADULTS, 'veterans', 'DP02_0070PE', 'are veterans', { nearest: 'number-of-veterans' }),
    metric({
      id: 'number-of-veterans',
      label: 'number of veterans',
      unit: 'people',
      variables: ['DP02_0070E'],
      definition: 'How many adults have served in the armed forces and do so no more.',
      says: '{value} in {place} are veterans',
    }),
    share(PEOPLE, 'disability', 'DP02_0072PE', 'have a disability'),
    share(CHILDREN, 'disability-under-18', 'DP02_0074PE', 'have a disability'),
    share(SENIORS, 'disability-65-and-over', 'DP02_0078PE', 'have a disability'),
  ],
  main: 'veterans',
  sentences: [
    [
      '{veterans} of adults in {place} are veterans, and {disability} of people have a disability.',
      '{veterans} of adults in {place} are veterans.',
      '{number-of-veterans} in {place} are veterans.',
      '{disability} of people in {place} have a disability.',
    ],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Veterans and disability',
      axis: 'Percent',
      bars: [
        { label: 'Veterans (of adults)', metric: 'veterans' },
        { label: 'With a disability (of all)', metric: 'disability' },
      ],
      benchmarks: true,
    },
    { kind: 'by-year', title: 'Veterans', metrics: ['veterans'] },
    { kind: 'by-year', title: 'Veterans', metrics: ['number-of-veterans'] },
  ],
  followUps: ['poverty-and-insurance', 'age'],
} satisfies Topic;
