import type { Geoid, Place } from './place.ts';

/** Mean radius of the Earth, 6371.0088 km (IUGG), in miles. */
const EARTH_RADIUS_MILES = 6371.0088 / 1.609344;

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Great-circle distance in miles, by the haversine formula.
 * Source: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (2), 1984, p. 159.
 */
export function milesBetween(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The coordinates of a place; undefined where they are unknown. */
export function pointOf({ latitude, longitude }: Place): Point | undefined {
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/** The other places by distance, nearest first, those equally far in GEOID order. */
export function nearestOf(
  places: readonly Place[],
  place: Place,
  limit: number,
): readonly { readonly geoid: Geoid; readonly miles: number }[] {
  const here = pointOf(place);
  if (!here) return [];
  return places
    .flatMap((other) => {
      const there = pointOf(other);
      return there && other.geoid !== place.geoid ? [{ geoid: other.geoid, miles: milesBetween(here, there) }] : [];
    })
    .sort((a, b) => a.miles - b.miles || (a.geoid < b.geoid ? -1 : 1))
    .slice(0, limit);
}
