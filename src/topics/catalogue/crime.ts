import { metric } from '../define.ts';
import type { Metric, Topic } from '../topic.ts';

/** Why a place has no rate: see `src/import/copies/fbi-reports.ts` and `fbi-agencies.ts`. */
function whyMissing(offenses: string): Metric['whyMissing'] {
  return {
    'not-published': `The FBI has no count of ${offenses} for {place} that could be one: a zero beside so many others is no report.`,
    'not-computable':
      'So few people live in {place} that offenses per resident would say little: one more moves the rate, and many of them happen to people who only work, shop or pass through there.',
    'not-applicable':
      'A metropolitan police department serves {place} together with the county around, so the FBI has no figure of the city alone.',
  };
}

export default {
  id: 'crime',
  title: 'Crime',
  menu: 10,
  name: 'crime',
  metrics: [
    metric({
      id: 'violent-crime-rate',
      label: 'violent crime rate',
      unit: 'per-1000-people',
      lessIsBetter: true,
      variables: ['fbi.violent_per_1000'],
      whyMissing: whyMissing('violent offenses'),
      definition: 'Murders, rapes, robberies and aggravated assaults known to the police in a year, per 1,000 people.',
      says: 'the police of {place} counted violent offenses at a rate of {value}',
    }),
    metric({
      id: 'property-crime-rate',
      label: 'property crime rate',
      unit: 'per-1000-people',
      lessIsBetter: true,
      variables: ['fbi.property_per_1000'],
      whyMissing: whyMissing('offenses against property'),
      definition: 'Burglaries, thefts and stolen vehicles known to the police in a year, per 1,000 people.',
      says: 'the police of {place} counted property offenses at a rate of {value}',
    }),
    metric({
      id: 'violent-crimes',
      label: 'number of violent offenses',
      unit: 'offenses',
      variables: ['fbi.violent'],
      whyMissing: whyMissing('violent offenses'),
      definition: 'Murders, rapes, robberies and aggravated assaults known to the police in a year.',
      says: 'the police of {place} counted {value} of violence in the year',
    }),
    metric({
      id: 'property-crimes',
      label: 'number of property offenses',
      unit: 'offenses',
      variables: ['fbi.property'],
      whyMissing: whyMissing('offenses against property'),
      definition: 'Burglaries, thefts and stolen vehicles known to the police in a year.',
      says: 'the police of {place} counted {value} against property in the year',
    }),
  ],
  main: 'violent-crime-rate',
  sentences: [
    [
      'In {place} the police counted violent offenses at a rate of {violent-crime-rate}, and property offenses at {property-crime-rate}.',
      'In {place} the police counted violent offenses at a rate of {violent-crime-rate}.',
      'In {place} the police counted {violent-crimes} of violence and {property-crimes} against property.',
      'In {place} the police counted property offenses at a rate of {property-crime-rate}.',
      'In {place} the police counted {violent-crimes} of violence.',
      'In {place} the police counted {property-crimes} against property.',
    ],
    [
      'They counted property offenses at a rate of {property-crime-rate}.',
      'They counted {property-crimes} against property.',
    ],
  ],
  charts: [
    {
      kind: 'by-year',
      title: 'Offenses known to the police',
      metrics: ['violent-crime-rate', 'property-crime-rate'],
    },
    { kind: 'by-year', title: 'Offenses known to the police', metrics: ['violent-crimes', 'property-crimes'] },
  ],
  followUps: ['home-values', 'population'],
  caution: 'The FBI warns against ranking cities by these numbers.',
} satisfies Topic;
