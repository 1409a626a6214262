import type { Place, PlaceKind, StateCode } from './place.ts';

/** The part of a place that its legal name tells. */
export type PlaceNames = Pick<Place, 'name' | 'aliases' | 'kind'>;

/**
 * Legal suffixes, longest first, and what kind of place they make.
 * Source: Census Bureau, "Legal/Statistical Area Description Codes", https://www.census.gov/library/reference/code-lists/legal-status-codes.html
 */
const SUFFIXES: readonly (readonly [RegExp, PlaceKind])[] = [
  [/ (?:unified|consolidated|metro|metropolitan) government$/, 'consolidated city'],
  [/ urban county$/, 'consolidated city'],
  [/ city and borough$/, 'consolidated city'],
  [/ metro township$/, 'municipality'],
  [/ (?:municipality|corporation)$/, 'municipality'],
  [/ CDP$/, 'CDP'],
  [/ city$/, 'city'],
  [/ town$/, 'town'],
  [/ village$/, 'village'],
  [/ borough$/, 'borough'],
];

/** Everyday names that no rule gives. Keys are the legal name without its suffix, and the state. */
const EVERYDAY: Readonly<Record<string, string>> = {
  'Boise City, ID': 'Boise',
  'Urban Honolulu, HI': 'Honolulu',
  'Islamorada, Village of Islands, FL': 'Islamorada',
  'City of Creede, CO': 'Creede',
  'Village of Clarkston, MI': 'Clarkston',
  'Village of Grosse Pointe Shores, MI': 'Grosse Pointe Shores',
  'The Village of Indian Hill, OH': 'Indian Hill',
};

/** Other everyday names, beside the one that is shown. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'New York, NY': ['New York City'],
  'Utqiaġvik, AK': ['Utqiagvik', 'Barrow'],
};

/**
 * What people call a place, from its legal name without the state.
 *
 * - `Winston-Salem city` is Winston-Salem, a city: the suffix is the kind.
 * - `Nashville-Davidson metropolitan government (balance)` is Nashville: a city that is one government with its county
 *   carries the county's name after a hyphen, slash or comma, and a hyphen means that nowhere else.
 * - `San Buenaventura (Ventura) city` is Ventura: the name in use stands in brackets behind the charter's. A CDP has no
 *   charter, there the bracket holds the other name.
 */
export function namesOf(legalName: string, state: StateCode): PlaceNames {
  const balance = legalName.endsWith(' (balance)');
  // `Lakeside CDP (Kern County)`: the bracket tells it from another Lakeside of the state
  const whole = legalName.replace(/ \((?:balance|[^()]+ County)\)$/, '');
  const suffix = SUFFIXES.find(([pattern]) => pattern.test(whole));
  const base = suffix ? whole.replace(suffix[0], '') : whole;
  const withCounty = balance || suffix?.[1] === 'consolidated city' || (!suffix && / County$/.test(base));
  const kind =
    suffix && !balance ? suffix[1] : withCounty || base === 'Carson City' ? 'consolidated city' : 'municipality';

  const bracket = /^(.+) \((.+)\)$/.exec(base);
  const [charter, other] = [bracket?.[1], bracket?.[2]];
  const everyday = EVERYDAY[`${base}, ${state}`];
  const seat = withCounty ? /^(.+?)(?:-|\/|, )/.exec(base)?.[1] : undefined;

  const name = everyday ?? (bracket ? (kind === 'CDP' ? charter : other) : seat) ?? base;
  const candidates = bracket ? [charter, other] : [base, ...countyForms(seat === undefined ? '' : base)];
  const aliases = [...candidates, ...(ALSO[`${name}, ${state}`] ?? [])];
  return { name, kind, aliases: [...new Set(aliases)].filter((alias): alias is string => !!alias && alias !== name) };
}

/** `Louisville/Jefferson County` is also written with a hyphen and without the word County. */
function countyForms(base: string): readonly string[] {
  const hyphened = base.replace(/\/|, /, '-');
  return base === '' ? [] : [hyphened, hyphened.replace(/ County$/, '')];
}
