import { sourceWords, type Source } from '../../replies/words/sources.ts';
import type { Metric, MetricId, Topic, Unit } from '../../topics/topic.ts';
import type { TimeQuestion } from '../../topics/time.ts';
import type { PlaceReading } from '../../topics/compare.ts';
import type { Reading } from '../../topics/reading.ts';
import type { PlaceView } from '../../topics/view.ts';

/** What a chart kind chooses from. */
export interface ChartContext {
  readonly topic: Topic;
  readonly views: readonly PlaceView[];
  /** The figure that was asked for by itself. */
  readonly metric?: Metric;
  /** The words tell of the figure at another time, or of how it changed. */
  readonly time?: TimeQuestion;
  /** The numbers that the words beside the chart compare: it shows these, or others of their source and vintage. */
  readonly compared?: readonly PlaceReading[];
}

/** The number that the words give of a place; undefined where they compare none. */
export function comparedOf(view: PlaceView, { compared }: Pick<ChartContext, 'compared'>): Reading | undefined {
  return compared?.find((each) => each.view === view)?.reading;
}

export function metricNamed(topic: Topic, id: MetricId): Metric {
  const metric = topic.metrics.find((each) => each.id === id);
  if (!metric) throw new TypeError(`${topic.id} has no metric "${id}": topics are checked when they are loaded`);
  return metric;
}

/** "Commute in Boise, ID"; the legend names the places where there are several. */
export function titleFor(title: string, views: readonly PlaceView[]): string {
  const [only] = views;
  return views.length === 1 && only ? `${title} in ${only.title}` : title;
}

/** Each source once, in words. */
export function footOf(sources: readonly Source[], missing: readonly PlaceView[] = []): string {
  const words = [...new Set(sources.map(sourceWords))].join(', ');
  return missing.length === 0 ? words : `${words} · no data: ${missing.map(({ place }) => place.name).join(', ')}`;
}

const UNIT_TITLES: Readonly<Record<Unit, string>> = {
  dollars: 'Dollars',
  'dollars-a-month': 'Dollars a month',
  percent: 'Percent',
  people: 'People',
  households: 'Households',
  homes: 'Homes',
  offenses: 'Offenses',
  years: 'Years',
  minutes: 'Minutes',
  rooms: 'Rooms',
  'people-per-household': 'People',
  'per-1000-people': 'Per 1,000 people',
  'square-miles': 'Square miles',
  'people-per-square-mile': 'People per square mile',
};

/** What stands at an axis of a unit: `Dollars a month`. */
export function unitTitle(unit: Unit): string {
  return UNIT_TITLES[unit];
}
