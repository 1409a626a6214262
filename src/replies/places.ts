import type { PlaceLookup } from '../places/lookup.ts';
import type { Geoid, Place } from '../places/place.ts';
import { list } from './lists.ts';

/** "Portland, OR". */
export function placeTitle(place: Place): string {
  return `${place.name}, ${place.state}`;
}

/** "Reno, NV and Boise, ID". */
export function placeNames(places: readonly Geoid[], lookup: PlaceLookup): string {
  return list(
    places
      .map((geoid) => lookup.get(geoid))
      .filter((place) => place !== undefined)
      .map(placeTitle),
  );
}
