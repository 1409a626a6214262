import type { Place } from '../places/place.ts';
import type { PeerGroup } from '../places/store.ts';
import { formatCount, formatMiles, formatValue } from '../replies/format.ts';
import { placeTitle } from '../replies/places.ts';
import { cardWords } from '../replies/words/cards.ts';
import { areaName } from './benchmark.ts';

/**
 * "in Washington", "in the Midwest", "in the US", "within 30 miles of Dallas, TX".
 * @param near the place of the group that others are near
 */
export function whereWords({ states, near: nearness }: PeerGroup, near: Place | undefined): string {
  const { inArea, within } = cardWords.ranking;
  return nearness && near ? within(formatMiles(nearness.miles), placeTitle(near)) : inArea(areaName(states));
}

/** "places with at least 10,000 people" */
export function groupWords({ minPopulation, maxPopulation }: PeerGroup): string {
  const people = (count: number): string => formatValue(count, 'people');
  const { over, under, between, all } = cardWords.ranking;
  if (minPopulation !== undefined && maxPopulation !== undefined)
    return between(formatCount(minPopulation), people(maxPopulation));
  if (minPopulation !== undefined) return over(people(minPopulation));
  return maxPopulation === undefined ? all : under(people(maxPopulation));
}
