import { formatShort } from '../../replies/format.ts';
import { capitalised } from '../../replies/words/cards.ts';
import { comparable } from '../../topics/compare.ts';
import type { Metric } from '../../topics/topic.ts';
import type { PlaceView } from '../../topics/view.ts';
import type { BarsSpec } from '../spec.ts';
import { footOf, unitTitle } from './context.ts';

/**
 * One figure of a place, and of the places that are like it in grey below; undefined where it is known of none of these.
 * @param views the place, then those like it
 */
export function likeness(metric: Metric, views: readonly PlaceView[]): BarsSpec | undefined {
  const rows = comparable(metric, views);
  const [first] = rows;
  if (!first || first.view !== views[0] || rows.length < 2) return undefined;
  const title = `${capitalised(metric.label)}: ${first.view.title} and places like it`;
  const bars = rows.map(({ reading }, index) => ({
    value: reading.value,
    label: formatShort(reading, metric.unit),
    of: { role: index === 0 ? ('place' as const) : ('peers' as const), place: 0 },
  }));
  return {
    kind: 'bars',
    title,
    subtitle: unitTitle(metric.unit),
    foot: footOf(
      rows.map(({ reading }) => reading),
      views.filter((view) => !rows.some((row) => row.view === view)),
    ),
    alt: `${title}. ${rows.map(({ view }, index) => `${view.title} ${bars[index]?.label ?? ''}`).join(', ')}.`,
    unit: metric.unit,
    categories: rows.map(({ view }) => view.title),
    series: [{ name: capitalised(metric.label), role: 'place', place: 0, bars }],
  };
}
