import { HOUSEHOLDS, share } from '../define.ts';
import type { Share, Topic } from '../topic.ts';

/** The survey moves the three latest bands every few years; the words follow the vintage (2015 and 2017: not covered). */
const BANDS: readonly Share[] = [
  { label: '1989 or earlier', metric: 'moved-in-before-1990' },
  { label: '1990s', metric: 'moved-in-1990s' },
  { label: '2000s', metric: 'moved-in-2000s' },
  { label: '2010–2014', labels: { 2023: '2010–2017', 2024: '2010–2017' }, metric: 'moved-in-third-latest-band' },
  { label: '2015–2018', labels: { 2023: '2018–2020', 2024: '2018–2020' }, metric: 'moved-in-second-latest-band' },
  { label: '2019 or later', labels: { 2023: '2021 or later', 2024: '2021 or later' }, metric: 'moved-in-latest-band' },
];

export default {
  id: 'moved-in',
  title: 'Moved in',
  name: 'when people moved in',
  metrics: [
    share(HOUSEHOLDS, 'moved-in-latest-band', 'DP04_0051PE', 'moved in within the last few years'),
    share(HOUSEHOLDS, 'moved-in-second-latest-band', 'DP04_0052PE', 'moved in a few years ago'),
    share(HOUSEHOLDS, 'moved-in-third-latest-band', 'DP04_0053PE', 'moved in during the early or middle 2010s'),
    share(HOUSEHOLDS, 'moved-in-2000s', 'DP04_0054PE', 'moved in from 2000 to 2009'),
    share(HOUSEHOLDS, 'moved-in-1990s', 'DP04_0055PE', 'moved in during the 1990s'),
    share(HOUSEHOLDS, 'moved-in-before-1990', 'DP04_0056PE', 'have lived in their home since 1989 or earlier'),
  ],
  main: 'moved-in-latest-band',
  sentences: [
    ['{moved-in-latest-band} of households in {place} moved into their home {band:moved-in-latest-band}.'],
    ['{moved-in-before-1990} have been in their home since 1989 or earlier.'],
  ],
  charts: [{ kind: 'distribution', title: 'Move-in year', axis: 'of households', shares: BANDS, order: 'natural' }],
  followUps: ['housing', 'year-built', 'rent'],
} satisfies Topic;
