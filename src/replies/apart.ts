import { milesBetween, pointOf } from '../places/distance.ts';
import type { Place } from '../places/place.ts';
import { formatMiles } from './format.ts';
import { list } from './lists.ts';
import { placeTitle } from './places.ts';
import { words } from './words/index.ts';

/** How far places are from the first one of them, in one sentence; undefined where coordinates are unknown. */
export function sayApart([from, ...others]: readonly Place[]): string | undefined {
  const here = from && pointOf(from);
  const away = others.flatMap((place) => {
    const there = pointOf(place);
    return here && there ? [{ title: placeTitle(place), miles: formatMiles(milesBetween(here, there)) }] : [];
  });
  const [first, ...rest] = away;
  if (!from || !first || away.length < others.length) return undefined;
  return rest.length === 0
    ? words.apart.two(placeTitle(from), first.title, first.miles)
    : words.apart.several(placeTitle(from), list(away.map(({ title, miles }) => words.apart.from(miles, title))));
}
