import type { Catalogue } from './catalogue.ts';
import { read } from './reading.ts';
import type { Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** The topics that have their main figure, or any other, for a place; in the catalogue's order. */
export function topicsWithData(catalogue: Catalogue, { figures }: Pick<PlaceView, 'figures'>): readonly Topic[] {
  return catalogue.topics.filter((topic) => topic.metrics.some((metric) => read(metric, figures) !== undefined));
}
