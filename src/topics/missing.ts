import type { MissingReason } from '../places/figure.ts';
import { newest } from '../places/figures-of.ts';
import type { Geoid } from '../places/place.ts';
import { cardWords } from '../replies/words/cards.ts';
import { list } from '../replies/lists.ts';
import { read } from './reading.ts';
import { metricOf, type Said } from './sentences.ts';
import type { Metric, MetricId, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** A figure that a card should have given and could not. */
export interface MissingFigure {
  readonly place: Geoid;
  readonly metric: MetricId;
  /** Absent where no source has anything on record. */
  readonly reason?: MissingReason;
}

/** One sentence for all places of which the topic has nothing, for each reason that its main figure has words for. */
export function noTopic(topic: Topic, views: readonly PlaceView[]): readonly Said[] {
  const main = metricOf(topic, topic.main);
  return byReason(main, views).map(({ reason, places }) => {
    const words = reason && main.whyMissing?.[reason];
    return { text: words ? saidOf(words, places) : cardWords.missing.noTopic(topic.name, places) };
  });
}

/** One sentence for all places that lack the figure for the same reason. */
export function noMetric(metric: Metric, views: readonly PlaceView[]): readonly Said[] {
  return byReason(metric, views).map(({ reason, places }) => {
    const words = reason && metric.whyMissing?.[reason];
    return { text: words ? saidOf(words, places) : cardWords.missing.noMetric(metric.label, places, reason) };
  });
}

/** The places without a figure, named together where they lack it for one reason. */
function byReason(metric: Metric, views: readonly PlaceView[]) {
  const reasonOf = (view: PlaceView): MissingReason | undefined => newest(view.figures, metric.variables)?.missing;
  return [...new Set(views.map(reasonOf))].map((reason) => ({
    reason,
    places: list(titles(views.filter((view) => reasonOf(view) === reason))),
  }));
}

function saidOf(words: string, places: string): string {
  return words.replaceAll('{place}', () => places);
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
