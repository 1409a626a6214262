import { surest } from '../findings.ts';
import type { Reading } from '../reading.ts';
import type { Utterance } from '../utterance.ts';
import type { Read } from './reader.ts';

/** Places of an area that are offered. */
const MOST_OFFERED = 8;

/** "income in Orange County", "silicon valley rent" */
export const area: Read = ({ reading, topics }) => {
  const named = reading.places.mentions.length === 0 ? areaOf(reading) : undefined;
  if (named === undefined) return undefined;
  return {
    intent: topics.length > 0 ? 'city-metric' : 'city-overview',
    confidence: surest(topics),
    area: named,
    topics,
  };
};

/** The county or the region that is named first; of counties of one name the likeliest. */
function areaOf({ places }: Reading): Utterance['area'] {
  const [county] = places.counties[0]?.counties ?? [];
  const [region] = places.regions;
  if (county) return { name: `${county.name}, ${county.state}`, places: county.places.slice(0, MOST_OFFERED) };
  return region && { name: region.name, places: region.places.slice(0, MOST_OFFERED) };
}

/** "Orange County vs San Diego": what is no place can't stand beside one, and the answer says so. */
export function areasBesidePlaces({ places, plain, text }: Reading): readonly string[] {
  if (
    places.mentions.length === 0 ||
    !/@county (?:and|or|vs|versus|to|with)\b|\b(?:and|or|vs|versus|to|with) (?:the )?@county/.test(plain)
  )
    return [];
  return [...places.counties, ...places.regions].map(({ span }) => text.slice(...span));
}
