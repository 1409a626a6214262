import type { Place } from '../../places/place.ts';
import type { RankedPlace } from '../../places/store.ts';
import { placeTitle } from '../../replies/places.ts';
import type { Metric } from '../../topics/topic.ts';
import type { BarsSpec } from '../spec.ts';
import { barOf } from './bars.ts';
import { footOf, unitTitle } from './context.ts';

/**
 * Places in the order of one figure; undefined where fewer than two have a number.
 * @param group whom they are ranked among: `Places with at least 10,000 people`
 */
export function ranking(
  title: string,
  group: string,
  metric: Metric,
  rows: readonly (Pick<RankedPlace, 'figure' | 'rank'> & { readonly place: Place })[],
): BarsSpec | undefined {
  const known = rows.flatMap(({ figure, rank, place }) =>
    figure.value === undefined ? [] : [{ rank, place, figure: { ...figure, value: figure.value } }],
  );
  if (known.length < 2) return undefined;
  const bars = known.map(({ figure }) => barOf(figure, metric.unit));
  return {
    kind: 'bars',
    title,
    subtitle: `${unitTitle(metric.unit)} · ${group}`,
    foot: footOf(known.map(({ figure }) => figure)),
    alt: `${title}. ${known.map(({ rank, place }, index) => `${rank}. ${placeTitle(place)} ${bars[index]?.label ?? ''}`).join(', ')}.`,
    unit: metric.unit,
    categories: known.map(({ rank, place }) => `${rank}. ${placeTitle(place)}`),
    series: [{ name: metric.label, role: 'place', place: 0, bars }],
  };
}
