import type { Figure, FigureSet, Series } from '../../src/places/figure.ts';
import type { Place } from '../../src/places/place.ts';
import type { PlaceView } from '../../src/topics/view.ts';

/** A five-year figure of 2023, for tests that need a figure of their own making. */
export function acs(variable: string, value: number, more: Partial<Figure> = {}): Figure {
  return { variable, dataset: 'acs5', year: 2023, value, ...more };
}

export function setOf(geoid: string, figures: readonly Figure[], series: readonly Series[] = []): FigureSet {
  return { geoid, figures, series };
}

export function viewOf(
  name: string,
  figures: readonly Figure[],
  more: Partial<PlaceView> & { readonly series?: readonly Series[] } = {},
): PlaceView {
  const geoid = `53${String(name.length).padStart(5, '0')}`;
  const place: Place = {
    geoid,
    name,
    legalName: `${name} city`,
    aliases: [],
    kind: 'city',
    state: 'WA',
    counties: ['King County'],
  };
  const { series = [], ...rest } = more;
  return { place, title: `${name}, WA`, figures: setOf(geoid, figures, series), ...rest };
}
