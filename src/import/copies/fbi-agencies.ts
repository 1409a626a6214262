import type { Geoid } from '../../places/place.ts';
import type { CsvRow } from '../csv.ts';

/** Agencies that police exactly one city and are named otherwise, so that the copy gives no GEOID: `name STATE`. */
const OF_ONE_CITY: Readonly<Record<string, Geoid>> = {
  // Consolidated with their counties: the department is the city's, as under the name that Nashville's has in 2014.
  'louisville metro KY': '2148006',
  'nashville metropolitan TN': '4752006',
  'metropolitan nashville police department TN': '4752006',
  // The county's department serves the city of Camden alone.
  'camden county police department NJ': '3410000',
  'west valley UT': '4983470',
  'lee summit MO': '2941348',
};

/**
 * Cities that are policed together with a good part of their counties, by the Las Vegas Metropolitan Police Department, the
 * Charlotte-Mecklenburg Police Department and the Savannah-Chatham Metropolitan Police Department (until 2018): no figure is
 * the city's own.
 */
export const METROPOLITAN: readonly Geoid[] = ['3240000', '3712000', '1369000'];

/** The place that an agency polices; undefined where it is none, or not the place alone. */
export function placeOfAgency({ GEOID, city = '', state = '' }: CsvRow): Geoid | undefined {
  return GEOID ? GEOID : OF_ONE_CITY[`${city} ${state}`];
}
