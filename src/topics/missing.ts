import type { MissingReason } from '../places/figure.ts';
import { newest } from '../places/figures-of.ts';
import type { Geoid } from '../places/place.ts';
import { cardWords } from '../replies/words/cards.ts';
import { list } from '../replies/lists.ts';
import { read } from './reading.ts';
import type { Said } from './sentences.ts';
import type { Metric, MetricId, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** A figure that a card should have given and could not. */
export interface MissingFigure {
  readonly place: Geoid;
  readonly metric: MetricId;
  /** Absent where no source has anything on record. */
  readonly reason?: MissingReason;
}

/** One sentence for all places of which the topic has nothing. */
export function noTopic(topic: Topic, views: readonly PlaceView[]): readonly Said[] {
  return views.length === 0 ? [] : [{ text: cardWords.missing.noTopic(topic.name, list(titles(views))) }];
}

/** One sentence for all places that lack the figure for the same reason. */
export function noMetric(metric: Metric, views: readonly PlaceView[]): readonly Said[] {
  const reasonOf = (view: PlaceView): MissingReason | undefined => newest(view.figures, metric.variables)?.missing;
  return [...new Set(views.map(reasonOf))].map((reason) => {
    const alike = views.filter((view) => reasonOf(view) === reason);
    return { text: cardWords.missing.noMetric(metric.label, list(titles(alike)), reason) };
  });
}

function titles(views: readonly PlaceView[]): readonly string[] {
  return views.map(({ title }) => title);
}

/** The figures that should have been given and could not. */
export function missingOf(metrics: readonly Metric[], view: PlaceView): readonly MissingFigure[] {
  return metrics
    .filter((metric) => read(metric, view.figures) === undefined)
    .map((metric) => ({
      place: view.place.geoid,
      metric: metric.id,
      reason: newest(view.figures, metric.variables)?.missing,
    }));
}
