import type { FigureSet } from '../places/figure.ts';
import type { Catalogue } from './catalogue.ts';
import type { Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** The topics that have a figure of a place, in the catalogue's order. */
export function topicsWithData(catalogue: Catalogue, { figures }: Pick<PlaceView, 'figures'>): readonly Topic[] {
  const known = knownVariables(figures);
  return catalogue.topics.filter(({ metrics }) =>
    metrics.some(({ variables }) => variables.some((variable) => known.has(variable))),
  );
}

function knownVariables({ figures, series }: FigureSet): ReadonlySet<string> {
  return new Set([
    ...figures.filter(({ value }) => value !== undefined).map(({ variable }) => variable),
    ...series.map(({ variable }) => variable),
  ]);
}
