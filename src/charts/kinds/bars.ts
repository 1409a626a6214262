import type { Figure } from '../../places/figure.ts';
import { formatShort } from '../../replies/format.ts';
import { sameSource, sourceWords, type Source } from '../../replies/words/sources.ts';
import { stateName } from '../../places/states.ts';
import { readings, type Reading } from '../../topics/reading.ts';
import type { Metric, Share, Unit } from '../../topics/topic.ts';
import type { PlaceView } from '../../topics/view.ts';
import type { Bar, BarSeries } from '../spec.ts';
import { comparedOf, type ChartContext } from './context.ts';

/** The bars of one place in one vintage. */
export interface PlaceBars {
  readonly view: PlaceView;
  /** Number in the selection. */
  readonly place: number;
  readonly source: Source;
  readonly readings: readonly (Reading | undefined)[];
}

/** A distribution with more gaps than this share of its bars is not drawn. */
const FEWEST_KNOWN = 0.5;

/**
 * For each place the vintage to draw: that of the words which compare it; else the newest one in which most places have at
 * least half of the bars, and for a place without it its own newest one. Places without any are left out.
 */
export function chooseBars(
  metrics: readonly Metric[],
  context: Pick<ChartContext, 'views' | 'compared'>,
): readonly PlaceBars[] {
  const { views, compared } = context;
  const options = views.map((view, place) => vintagesOf(metrics, view, place));
  if (compared) {
    return options.flatMap((vintages) =>
      vintages.filter(({ view, source }) => {
        const reading = comparedOf(view, context);
        return reading && sameSource(source, reading);
      }),
    );
  }
  const all = options.flat().map(({ source }) => source);
  const shared = (source: Source): number =>
    options.filter((vintages) => vintages.some((each) => sameSource(each.source, source))).length;
  const [best] = [...all].sort((a, b) => shared(b) - shared(a) || b.year - a.year);
  return options.flatMap((vintages) => {
    const chosen = vintages.find(({ source }) => best && sameSource(source, best)) ?? vintages[0];
    return chosen ? [chosen] : [];
  });
}

/** The bars as series, named by place, and by vintage where these differ. */
export function placeSeries(bars: readonly PlaceBars[], unit: Unit): readonly BarSeries[] {
  const mixed = bars.some(({ source }) => bars[0] && !sameSource(source, bars[0].source));
  return bars.map(({ view, place, source, readings: row }) => ({
    name: mixed ? `${view.title} (${sourceWords(source)})` : view.title,
    role: 'place',
    place,
    bars: row.map((reading) => reading && barOf(reading, unit)),
  }));
}

/** The state and the nation beside the bars of one place, in the same vintage, where they are known. */
export function benchmarkSeries(
  metrics: readonly Metric[],
  bars: readonly PlaceBars[],
  unit: Unit,
): readonly BarSeries[] {
  const [first] = bars;
  if (!first || bars.length > 1) return [];
  const areas = [
    { name: stateName(first.view.place.state), role: 'state' as const, set: first.view.state },
    { name: 'United States', role: 'nation' as const, set: first.view.nation },
  ];
  return areas.flatMap(({ name, role, set }) => {
    const row = metrics.map((metric) => readings(metric, set).find((each) => sameSource(each, first.source)));
    return row.some((each) => each)
      ? [{ name, role, place: 0, bars: row.map((each) => each && barOf(each, unit)) }]
      : [];
  });
}

/** The categories in which at least one series has a figure. */
export function knownCategories(series: readonly BarSeries[], count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) =>
    series.some(({ bars }) => bars[index] !== undefined),
  );
}

/** "Bachelor's degree 35.1 %, Graduate degree 28 %": bars in words. */
export function barsInWords(categories: readonly string[], series: readonly BarSeries[]): string {
  return series
    .map(({ name, bars }) => {
      const words = bars.map((bar, index) => `${categories[index] ?? ''} ${bar?.label ?? 'no data'}`);
      return `${name}: ${words.join(', ')}.`;
    })
    .join(' ');
}

export function barOf(figure: Pick<Figure, 'bound'> & { readonly value: number }, unit: Unit): Bar {
  return { value: figure.value, label: formatShort(figure, unit) };
}

/** The words of a share's band in the vintage that is drawn. */
export function labelOf(share: Share, year: number): string {
  return share.labels?.[year] ?? share.label;
}

function vintagesOf(metrics: readonly Metric[], view: PlaceView, place: number): readonly PlaceBars[] {
  const lists = metrics.map((metric) => readings(metric, view.figures));
  const sources: Source[] = [];
  for (const reading of lists.flat()) {
    if (!sources.some((source) => sameSource(source, reading))) sources.push(reading);
  }
  return sources
    .map((source) => ({
      view,
      place,
      source,
      readings: lists.map((list) => list.find((each) => sameSource(each, source))),
    }))
    .filter((vintage) => vintage.readings.filter((each) => each).length >= metrics.length * FEWEST_KNOWN)
    .sort((a, b) => b.source.year - a.source.year);
}
