import { metric } from '../define.ts';
import type { Topic } from '../topic.ts';

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
      definition: 'Murders, rapes, robberies and aggravated assaults known to the police in a year, per 1,000 people.',
      says: 'the police of {place} counted violent offenses at a rate of {value}',
    }),
    metric({
      id: 'property-crime-rate',
      label: 'property crime rate',
      unit: 'per-1000-people',
      lessIsBetter: true,
      variables: ['fbi.property_per_1000'],
      definition: 'Burglaries, thefts and stolen vehicles known to the police in a year, per 1,000 people.',
      says: 'the police of {place} counted property offenses at a rate of {value}',
    }),
    metric({
      id: 'violent-crimes',
      label: 'number of violent offenses',
      unit: 'offenses',
      variables: ['fbi.violent'],
      definition: 'Murders, rapes, robberies and aggravated assaults known to the police in a year.',
      says: 'the police of {place} counted {value} of violence in the year',
    }),
    metric({
      id: 'property-crimes',
      label: 'number of property offenses',
      unit: 'offenses',
      variables: ['fbi.property'],
      definition: 'Burglaries, thefts and stolen vehicles known to the police in a year.',
      says: 'the police of {place} counted {value} against property in the year',
    }),
  ],
  main: 'violent-crime-rate',
  sentences: [
    [
      'In {place} the police counted violent offenses at a rate of {violent-crime-rate}, and property offenses at {property-crime-rate}.',
      'In {place} the police counted violent offenses at a rate of {violent-crime-rate}.',
      'In {place} the police counted property offenses at a rate of {property-crime-rate}.',
    ],
  ],
  charts: [
    {
      kind: 'by-year',
      title: 'Offenses known to the police',
      metrics: ['violent-crime-rate', 'property-crime-rate'],
    },
  ],
  followUps: ['home-values', 'population'],
  caution: 'The FBI warns against ranking cities by these numbers.',
} satisfies Topic;
