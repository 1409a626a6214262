import type { Place } from '../../src/places/place.ts';
import { createLookup, type PlaceLookup } from '../../src/places/lookup.ts';

function place(geoid: string, name: string, state: string): Place {
  return { geoid, name, legalName: `${name} city`, aliases: [], kind: 'city', state, counties: [] };
}

export const SEATTLE = place('5363000', 'Seattle', 'WA');
export const TACOMA = place('5370000', 'Tacoma', 'WA');
export const BOSTON = place('2507000', 'Boston', 'MA');
export const RENO = place('3260600', 'Reno', 'NV');
export const BOISE = place('1608830', 'Boise', 'ID');
export const PORTLAND_OR = place('4159000', 'Portland', 'OR');
export const PORTLAND_ME = place('2360545', 'Portland', 'ME');
export const SPRINGFIELD_IL = place('1772000', 'Springfield', 'IL');
export const SPRINGFIELD_MA = place('2567000', 'Springfield', 'MA');
export const SPRINGFIELD_MO = place('2970000', 'Springfield', 'MO');

const PLACES = [
  SEATTLE,
  TACOMA,
  BOSTON,
  RENO,
  BOISE,
  PORTLAND_OR,
  PORTLAND_ME,
  SPRINGFIELD_IL,
  SPRINGFIELD_MA,
  SPRINGFIELD_MO,
];

/** A handful of real places, for rules that need no more. */
export const LOOKUP: PlaceLookup = createLookup(PLACES);
