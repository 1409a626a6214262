import { createClosest } from './closest.ts';
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

/** Places as points on a sphere of radius 1, three numbers each; NaN where the coordinates are unknown. */
export type Sphere = Float64Array;

export function sphereOf(places: readonly Place[]): Sphere {
  const sphere = new Float64Array(places.length * 3).fill(Number.NaN);
  places.forEach((place, index) => {
    const point = pointOf(place);
    if (point) sphere.set(onSphere(point), index * 3);
  });
  return sphere;
}

function onSphere({ latitude, longitude }: Point): readonly [number, number, number] {
  const [lat, lon] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

/**
 * The other places by distance, nearest first, those equally far in GEOID order. The straight line through the sphere is
 * shorter exactly where the great circle is, and is quicker to find.
 */
export function nearestOf(
  places: readonly Place[],
  sphere: Sphere,
  place: number,
  limit: number,
): readonly { readonly geoid: Geoid; readonly miles: number }[] {
  const here = pointOf(places[place] as Place);
  if (!here) return [];
  const [x, y, z] = onSphere(here);
  const closest = createClosest(limit);
  for (let other = 0; other < places.length; other++) {
    const dx = (sphere[other * 3] as number) - x;
    const dy = (sphere[other * 3 + 1] as number) - y;
    const dz = (sphere[other * 3 + 2] as number) - z;
    const squared = dx * dx + dy * dy + dz * dz;
    if (other !== place && squared >= 0) closest.offer(other, squared);
  }
  return closest.found.map(({ index }) => {
    const { geoid, ...there } = places[index] as Place;
    return { geoid, miles: milesBetween(here, { latitude: there.latitude ?? 0, longitude: there.longitude ?? 0 }) };
  });
}
