import type { FigureSet } from '../places/figure.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Geoid } from '../places/place.ts';
import type { PlaceStore } from '../places/store.ts';
import type { Catalogue } from './catalogue.ts';
import { withPlaceFigures } from './place-figures.ts';
import type { Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** The topics that have a figure of a place, in the catalogue's order. */
export function topicsWithData(catalogue: Catalogue, { figures }: Pick<PlaceView, 'figures'>): readonly Topic[] {
  const known = knownVariables(figures);
  return catalogue.topics.filter(({ metrics }) =>
    metrics.some(({ variables }) => variables.some((variable) => known.has(variable))),
  );
}

/** Topics that have something for at least one of the places, those for most of them first. */
export function topicsOfPlaces(
  catalogue: Catalogue,
  views: readonly Pick<PlaceView, 'place' | 'figures'>[],
): readonly Topic[] {
  const byPlace = views.map((view) => topicsWithData(catalogue, withPlaceFigures(view)));
  const holders = (topic: Topic): number => byPlace.filter((topics) => topics.includes(topic)).length;
  return catalogue.topics.filter((topic) => holders(topic) > 0).sort((a, b) => holders(b) - holders(a));
}

/** The same by the places' ids; every topic where none is given, since the bot asks for a place then. */
export async function loadTopicsOfPlaces(
  geoids: readonly Geoid[],
  catalogue: Catalogue,
  store: PlaceStore,
  lookup: PlaceLookup,
): Promise<readonly Topic[]> {
  if (geoids.length === 0) return catalogue.topics;
  const sets = await store.figures(geoids);
  const views = geoids.flatMap((geoid) => {
    const place = lookup.get(geoid);
    return place ? [{ place, figures: sets.get(geoid) ?? { geoid, figures: [], series: [] } }] : [];
  });
  return topicsOfPlaces(catalogue, views);
}

function knownVariables({ figures, series }: FigureSet): ReadonlySet<string> {
  return new Set([
    ...figures.filter(({ value }) => value !== undefined).map(({ variable }) => variable),
    ...series.map(({ variable }) => variable),
  ]);
}
