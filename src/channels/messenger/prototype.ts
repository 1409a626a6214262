import type { TopicId } from '../../topics/topic.ts';

/**
 * Buttons of the 2020 prototype are still in people's threads. Their payload is the name of a field of its city documents
 * and the number of a city in a list that no longer exists: `Rent_2533`. The topic is the catalogue's; the city is unknown.
 */
const TOPICS: ReadonlyMap<string, TopicId> = new Map(
  Object.entries({
    'age distribution': 'age',
    'median age': 'age',
    'population over 16': 'age',
    'population under 18': 'age',
    'below poverty level': 'poverty-and-insurance',
    'health insurance': 'poverty-and-insurance',
    'class of worker': 'class-of-worker',
    'commuting to work': 'commute',
    'mean travel time': 'commute',
    'educational attainment': 'education',
    ethnicity: 'race-and-ethnicity',
    'historical property value data': 'home-values',
    'average home value': 'home-values',
    'household income': 'household-income',
    'mean household income': 'household-income',
    'median household income': 'household-income',
    'housing by bedrooms': 'rooms-and-bedrooms',
    'housing by rooms': 'rooms-and-bedrooms',
    'occupants per room': 'rooms-and-bedrooms',
    industry: 'industries',
    language: 'language',
    'two or more languages': 'language',
    'marital status': 'marital-status',
    'median per capita income': 'per-capita-income',
    'per capita by gender': 'per-capita-income',
    'median rent': 'rent',
    rent: 'rent',
    'median selected monthly owner costs with mortgage': 'owner-costs',
    'median selected monthly owner costs without mortgage': 'owner-costs',
    'selected monthly owner costs with mortgage': 'owner-costs',
    'selected monthly owner costs without mortgage': 'owner-costs',
    occupation: 'occupations',
    'occupied housing units': 'housing',
    'total housing units': 'housing',
    'vacancy rate': 'housing',
    'population growth': 'population',
    'population male & female': 'population',
    'total population': 'population',
    'public assistance percent': 'public-assistance',
    'retirement avg': 'retirement',
    'retirement percent': 'retirement',
    'school enrollment': 'school-enrollment',
    'sex of labor force': 'unemployment',
    'unemployment rate': 'unemployment',
    'units in structure': 'housing-structure',
    'vehicles available': 'vehicles',
    'year built': 'year-built',
    'year moved in': 'moved-in',
  }),
);

/** Reads a payload of the prototype, with or without its city number; undefined for anything else. */
export function readPrototypePayload(payload: string): { readonly topic: TopicId } | undefined {
  const name = /^([A-Za-z][A-Za-z& _]{1,60}?)(?:_\d{1,6})?$/.exec(payload)?.[1];
  if (name === undefined) return undefined;
  const topic = TOPICS.get(name.replaceAll('_', ' ').toLowerCase());
  return topic === undefined ? undefined : { topic };
}
