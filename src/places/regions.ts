import type { StateCode } from './place.ts';

/** A part of the country that is made of whole states. */
export interface Region {
  /** As it stands in a sentence: `the Midwest`. */
  readonly name: string;
  /** Other names that mean nothing else: `midwestern`. */
  readonly others?: readonly string[];
  /** Words that mean it only after "the" or before "cities" and the like: `south`, `southern`. */
  readonly directions?: readonly string[];
  readonly states: readonly StateCode[];
  /** The office that draws it so; absent where nobody but usage does. */
  readonly drawnBy?: string;
}

const CENSUS = 'the Census Bureau';
const BEA = 'the Bureau of Economic Analysis';
const NCA = 'the National Climate Assessment';

/**
 * Parts of the country that people name; of those that more than one office draws, the Census Bureau's.
 * Sources: regions and divisions of the Census Bureau,
 * https://www2.census.gov/geo/pdfs/maps-data/maps/reference/us_regdiv.pdf; regions of the Bureau of Economic Analysis,
 * https://www.bea.gov/news/glossary/bea-regions; the Northwest of the Fifth National Climate Assessment,
 * https://nca2023.globalchange.gov; coasts are the states that lie on them; the others as commonly used.
 */
export const REGIONS: readonly Region[] = [
  {
    name: 'New England',
    states: ['CT', 'ME', 'MA', 'NH', 'RI', 'VT'],
    drawnBy: CENSUS,
  },
  {
    name: 'the Middle Atlantic',
    others: ['mid atlantic', 'middle atlantic states'],
    states: ['NJ', 'NY', 'PA'],
    drawnBy: CENSUS,
  },
  {
    name: 'the Northeast',
    others: ['northeastern us'],
    directions: ['northeast', 'northeastern'],
    states: ['CT', 'ME', 'MA', 'NH', 'RI', 'VT', 'NJ', 'NY', 'PA'],
    drawnBy: CENSUS,
  },
  {
    name: 'the Midwest',
    others: ['midwestern', 'middle west'],
    states: ['IL', 'IN', 'MI', 'OH', 'WI', 'IA', 'KS', 'MN', 'MO', 'NE', 'ND', 'SD'],
    drawnBy: CENSUS,
  },
  {
    name: 'the South',
    others: ['down south', 'southern us'],
    directions: ['south', 'southern'],
    states: ['DE', 'DC', 'FL', 'GA', 'MD', 'NC', 'SC', 'VA', 'WV', 'AL', 'KY', 'MS', 'TN', 'AR', 'LA', 'OK', 'TX'],
    drawnBy: CENSUS,
  },
  {
    name: 'the West',
    others: ['out west', 'western us'],
    directions: ['west', 'western'],
    states: ['AZ', 'CO', 'ID', 'MT', 'NV', 'NM', 'UT', 'WY', 'AK', 'CA', 'HI', 'OR', 'WA'],
    drawnBy: CENSUS,
  },
  {
    name: 'the Mountain West',
    others: ['intermountain west', 'mountain states'],
    states: ['AZ', 'CO', 'ID', 'MT', 'NV', 'NM', 'UT', 'WY'],
    drawnBy: CENSUS,
  },
  {
    name: 'the Great Lakes states',
    others: ['great lakes', 'great lakes region'],
    states: ['IL', 'IN', 'MI', 'OH', 'WI'],
    drawnBy: BEA,
  },
  {
    name: 'the Great Plains',
    others: ['plains states'],
    states: ['IA', 'KS', 'MN', 'MO', 'NE', 'ND', 'SD'],
    drawnBy: BEA,
  },
  {
    name: 'the Southeast',
    others: ['southeastern us'],
    directions: ['southeast', 'southeastern'],
    states: ['AL', 'AR', 'FL', 'GA', 'KY', 'LA', 'MS', 'NC', 'SC', 'TN', 'VA', 'WV'],
    drawnBy: BEA,
  },
  {
    name: 'the Southwest',
    others: ['southwestern us', 'desert southwest'],
    directions: ['southwest', 'southwestern'],
    states: ['AZ', 'NM', 'OK', 'TX'],
    drawnBy: BEA,
  },
  {
    name: 'the Rocky Mountain states',
    others: ['the rockies', 'rocky mountains', 'rocky mountain region'],
    states: ['CO', 'ID', 'MT', 'UT', 'WY'],
    drawnBy: BEA,
  },
  {
    name: 'the Pacific Northwest',
    others: ['pnw', 'northwestern us'],
    directions: ['northwest', 'northwestern'],
    states: ['ID', 'OR', 'WA'],
    drawnBy: NCA,
  },
  {
    name: 'the West Coast',
    others: ['pacific coast'],
    states: ['CA', 'OR', 'WA'],
  },
  {
    name: 'the East Coast',
    others: ['eastern seaboard', 'atlantic coast'],
    states: ['ME', 'NH', 'MA', 'RI', 'CT', 'NY', 'NJ', 'DE', 'MD', 'VA', 'NC', 'SC', 'GA', 'FL'],
  },
  {
    name: 'the Gulf Coast',
    others: ['gulf states'],
    states: ['AL', 'FL', 'LA', 'MS', 'TX'],
  },
  { name: 'the Deep South', states: ['AL', 'GA', 'LA', 'MS', 'SC'] },
  { name: 'the Carolinas', states: ['NC', 'SC'] },
  { name: 'the Dakotas', states: ['ND', 'SD'] },
];

/** States in the order named, those of a region together: "the west and Ohio". */
export function areasOf(states: readonly StateCode[]): readonly (readonly StateCode[])[] {
  const [first] = states;
  if (first === undefined) return [];
  const sizes = REGIONS.map((region) => region.states.length).filter((size) => regionOf(states.slice(0, size)));
  const size = Math.max(1, ...sizes);
  return [states.slice(0, size), ...areasOf(states.slice(size))];
}

/** The region that is made of exactly these states. */
export function regionOf(states: readonly StateCode[]): Region | undefined {
  const wanted = new Set(states);
  return REGIONS.find(
    (region) => region.states.length === wanted.size && region.states.every((code) => wanted.has(code)),
  );
}
