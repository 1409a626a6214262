import { HOMES, HOUSEHOLDS, LARGER, metric, share } from '../define.ts';
import type { Topic } from '../topic.ts';

export default {
  id: 'housing',
  title: 'Housing',
  menu: 12,
  name: 'housing',
  metrics: [
    metric({
      id: 'housing-units',
      label: 'number of homes',
      unit: 'homes',
      variables: ['DP04_0001E'],
      definition: 'All houses, apartments and other homes, occupied or not.',
      says: '{place} has {value}',
      ...LARGER,
    }),
    share(HOMES, 'vacant-homes', 'DP04_0003PE', 'are vacant', {
      lessIsBetter: true,
      definition:
        'How many of every 100 homes nobody lives in when the survey asks: for rent or sale, used now and then, or just empty.',
    }),
    metric({
      id: 'owner-vacancy-rate',
      label: 'homeowner vacancy rate',
      unit: 'percent',
      variables: ['DP04_0004E'],
      definition: 'The share of homes for owners that are empty and for sale.',
    }),
    metric({
      id: 'rental-vacancy-rate',
      label: 'rental vacancy rate',
      unit: 'percent',
      variables: ['DP04_0005E'],
      definition: 'The share of homes for rent that are empty.',
    }),
    share(HOUSEHOLDS, 'owner-occupied', 'DP04_0046PE', 'own their home', { label: 'homeownership rate' }),
    share(HOUSEHOLDS, 'renter-occupied', 'DP04_0047PE', 'rent their home'),
  ],
  main: 'owner-occupied',
  sentences: [
    ['{place} has {housing-units}, {vacant-homes} of them vacant.', '{vacant-homes} of homes in {place} are vacant.'],
    ['{owner-occupied} of households own their home.'],
    [
      'The vacancy rate is {owner-vacancy-rate} of homes for owners and {rental-vacancy-rate} of homes for rent.',
      'The vacancy rate of homes for rent is {rental-vacancy-rate}.',
    ],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Owning and renting',
      axis: 'Percent',
      bars: [
        { label: 'Owner-occupied', metric: 'owner-occupied' },
        { label: 'Renter-occupied', metric: 'renter-occupied' },
        { label: 'Vacant homes', metric: 'vacant-homes' },
        { label: 'Owner vacancy rate', metric: 'owner-vacancy-rate' },
        { label: 'Rental vacancy rate', metric: 'rental-vacancy-rate' },
      ],
      benchmarks: true,
    },
    { kind: 'by-year', title: 'Households that own their home', metrics: ['owner-occupied'] },
  ],
  followUps: ['housing-structure', 'year-built', 'rent'],
} satisfies Topic;
