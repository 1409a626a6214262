import type { PlaceLookup } from '../places/lookup.ts';
import type { Geoid, Place } from '../places/place.ts';
import { list } from './lists.ts';

/** "Portland, OR". */
export function placeTitle(place: Place): string {
  return `${place.name}, ${place.state}`;
}

/** As `placeTitle`; with its county where a larger place of that name is in the same state: "Reno, TX (Parker County)". */
export function distinctTitle(place: Place, lookup: PlaceLookup): string {
  const [county] = place.counties;
  const isNamesake = lookup.named(place.name, place.state)[0] !== place.geoid;
  return isNamesake && county !== undefined ? `${placeTitle(place)} (${county})` : placeTitle(place);
}

/** "Reno, NV and Boise, ID". */
export function placeNames(places: readonly Geoid[], lookup: PlaceLookup): string {
  return list(
    places
      .map((geoid) => lookup.get(geoid))
      .filter((place) => place !== undefined)
      .map((place) => distinctTitle(place, lookup)),
  );
}
