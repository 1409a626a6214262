import { DATASETS, type Dataset } from '../places/datasets.ts';
import { comparable, type PlaceReading } from './compare.ts';
import { withPlaceFigures } from './place-figures.ts';
import type { Metric, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** Every known figure of a topic for some places: a row a metric, a cell a place. */
export interface TopicTable {
  readonly views: readonly PlaceView[];
  readonly rows: readonly FigureRow[];
  /** Where the figures come from, each once. */
  readonly datasets: readonly Dataset[];
}

export interface FigureRow {
  readonly metric: Metric;
  /** One for each place; undefined where no source has the figure. */
  readonly cells: readonly (PlaceReading['reading'] | undefined)[];
}

/** Rows without any figure are left out; each row is of one vintage where the places have one in common. */
export function topicTable(topic: Topic, bare: readonly PlaceView[]): TopicTable {
  const views = bare.map(withPlaceFigures);
  const rows = topic.metrics.flatMap((metric) => {
    const known = comparable(metric, views);
    const cells = views.map((view) => known.find((each) => each.view === view)?.reading);
    return known.length === 0 ? [] : [{ metric, cells }];
  });
  const ids = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.dataset ?? []));
  return { views, rows, datasets: [...new Set(ids)].map((id) => DATASETS[id]) };
}
