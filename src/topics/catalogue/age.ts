import { OLDER, PEOPLE, type Row, barsOf, metric, share, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const BANDS: readonly Row[] = [
  ['age-under-5', 'Under 5', 'DP05_0005PE', 'are under 5'],
  ['age-5-to-9', '5–9', 'DP05_0006PE', 'are 5 to 9 years old'],
  ['age-10-to-14', '10–14', 'DP05_0007PE', 'are 10 to 14 years old'],
  ['age-15-to-19', '15–19', 'DP05_0008PE', 'are 15 to 19 years old'],
  ['age-20-to-24', '20–24', 'DP05_0009PE', 'are 20 to 24 years old'],
  ['age-25-to-34', '25–34', 'DP05_0010PE', 'are 25 to 34 years old'],
  ['age-35-to-44', '35–44', 'DP05_0011PE', 'are 35 to 44 years old'],
  ['age-45-to-54', '45–54', 'DP05_0012PE', 'are 45 to 54 years old'],
  ['age-55-to-59', '55–59', 'DP05_0013PE', 'are 55 to 59 years old'],
  ['age-60-to-64', '60–64', 'DP05_0014PE', 'are 60 to 64 years old'],
  ['age-65-to-74', '65–74', 'DP05_0015PE', 'are 65 to 74 years old'],
  ['age-75-to-84', '75–84', 'DP05_0016PE', 'are 75 to 84 years old'],
  ['age-85-and-over', '85+', 'DP05_0017PE', 'are 85 or older'],
];

export default {
  id: 'age',
  title: 'Age',
  menu: 5,
  name: 'age',
  metrics: [
    metric({
      id: 'median-age',
      label: 'median age',
      unit: 'years',
      variables: ['DP05_0018E'],
      definition: 'Half of the people are younger than the median age, half are older.',
      ...OLDER,
    }),
    share(PEOPLE, 'under-18', 'DP05_0019PE', 'are under 18'),
    share(PEOPLE, '65-and-over', 'DP05_0024PE', 'are 65 or older'),
    share(PEOPLE, 'age-20-to-64', 'acs.age_20_to_64_share', 'are 20 to 64 years old'),
    ...sharesOf(PEOPLE, BANDS),
  ],
  main: 'median-age',
  sentences: [
    ['The median age in {place} is {median-age}.'],
    ['{under-18} of people are under 18 and {65-and-over} are 65 or older.'],
    ['The largest age group is {largest:1}.'],
  ],
  charts: [
    { kind: 'distribution', title: 'Age', axis: 'of people', shares: barsOf(BANDS), order: 'natural' },
    { kind: 'by-year', title: 'Median age', metrics: ['median-age'] },
  ],
  followUps: ['education', 'household-income', 'households'],
} satisfies Topic;
