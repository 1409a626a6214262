import { HOUSEHOLDS, type Row, barsOf, sharesOf } from '../define.ts';
import type { Topic } from '../topic.ts';

const PROGRAMS: readonly Row[] = [
  ['snap', 'SNAP (food stamps)', 'DP03_0074PE', 'get SNAP benefits (food stamps)'],
  ['cash-assistance', 'Cash assistance', 'DP03_0072PE', 'get cash public assistance'],
  ['ssi', 'Supplemental Security Income', 'DP03_0070PE', 'get Supplemental Security Income'],
];

export default {
  id: 'public-assistance',
  title: 'Public assistance',
  name: 'public assistance',
  metrics: sharesOf(HOUSEHOLDS, PROGRAMS),
  main: 'snap',
  sentences: [
    [
      '{snap} of households in {place} get SNAP benefits (food stamps), {cash-assistance} cash assistance and {ssi} Supplemental Security Income.',
      '{snap} of households in {place} get SNAP benefits (food stamps).',
    ],
  ],
  charts: [
    {
      kind: 'figures',
      title: 'Public assistance',
      axis: 'Share of households',
      bars: barsOf(PROGRAMS),
      benchmarks: true,
    },
  ],
  followUps: ['poverty-and-insurance', 'household-income'],
} satisfies Topic;
