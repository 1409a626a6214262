import type { Place } from '../places/place.ts';
import type { Topic } from '../topics/topic.ts';
import type { Button } from './reply.ts';
import { words } from './words/index.ts';

/** Shows a town and what is around it. */
const ZOOM = 11;

/**
 * A map of the place to open, for a topic that draws one; undefined for other topics and where nobody knows the coordinates.
 * Source of the address: https://wiki.openstreetmap.org/wiki/Browsing#URLs
 */
export function mapLink(topic: Topic, places: readonly Place[]): Button | undefined {
  const [place] = places;
  if (places.length !== 1 || !isMap(topic)) return undefined;
  if (place?.latitude === undefined || place.longitude === undefined) return undefined;
  const at = `${place.latitude.toFixed(4)}/${place.longitude.toFixed(4)}`;
  const [lat = '', lon = ''] = at.split('/');
  return {
    title: words.buttons.map,
    payload: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=${ZOOM}/${at}`,
  };
}

/** The topic says where a place is. */
export function isMap({ charts }: Topic): boolean {
  return charts.some(({ kind }) => kind === 'map');
}
