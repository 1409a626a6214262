import type { Geoid } from '../../places/place.ts';

/** Summary levels that Citrics knows: nation, state, place. Source: Census Bureau, Understanding Geographic Identifiers. */
const levels: Readonly<Record<string, RegExp>> = { '010': /^$/, '040': /^\d{2}$/, '160': /^\d{7}$/ };
const puertoRico = '72';

/**
 * Citrics' geoid of a `GEO_ID`: `1600000US4159000` is `4159000`, `0400000US41` is `41`, `0100000US` is `US`.
 * Undefined for counties and other levels, for parts (urban, rural) and for Puerto Rico, which isn't covered.
 */
export function geoidOf(geoId: string): Geoid | undefined {
  // Level (3), variant (2, `00` or a letter code), component (2, `00` is the whole area), US, identifier.
  const parts = /^(\d{3})[0-9A-Z]{2}00US(\d*)$/.exec(geoId);
  const [, level = '', id = ''] = parts ?? [];
  if (!levels[level]?.test(id) || id.startsWith(puertoRico)) return undefined;
  return id === '' ? 'US' : id;
}

/** The Census Bureau's name without the state: `Portland city, Oregon` is `Portland city`; a state's or the nation's as it is. */
export function legalNameOf(name: string): string {
  const comma = name.search(/[,;][^,;]*$/);
  return comma < 0 ? name : name.slice(0, comma);
}
