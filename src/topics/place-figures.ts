import { newest } from '../places/figures-of.ts';
import type { Figure } from '../places/figure.ts';
import type { PlaceView } from './view.ts';

/** The column of the land area, in square miles, and of the people on one of them. */
const LAND = 'gazetteer.land';
const DENSITY = 'gazetteer.density';

/**
 * The view with the figures that follow from what the gazetteer knows of the place: its land area, and with its newest
 * number of people the density. Both carry the year of what they were made from.
 */
export function withPlaceFigures<View extends Pick<PlaceView, 'place' | 'figures'>>(view: View): View {
  const { landSqMi } = view.place;
  if (landSqMi === undefined || landSqMi <= 0) return view;
  const people = newest(view.figures, ['DP05_0001E', 'pep.population']);
  const year = people?.year ?? 0;
  const made: Figure[] = [{ variable: LAND, dataset: 'gazetteer', year, value: landSqMi }];
  if (people?.value !== undefined && people.value > 0)
    made.push({ variable: DENSITY, dataset: 'gazetteer', year, value: people.value / landSqMi, computed: true });
  return { ...view, figures: { ...view.figures, figures: [...view.figures.figures, ...made] } };
}
