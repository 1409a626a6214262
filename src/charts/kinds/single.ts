import { formatCount, formatShort } from '../../replies/format.ts';
import { stateName } from '../../places/states.ts';
import { areaName, benchmark, peersOf } from '../../topics/benchmark.ts';
import { comparable } from '../../topics/compare.ts';
import { capitalised } from '../../replies/words/cards.ts';
import { sourceWords } from '../../replies/words/sources.ts';
import type { Metric } from '../../topics/topic.ts';
import type { BarsSpec, Role } from '../spec.ts';
import { footOf, unitTitle, type ChartContext } from './context.ts';

interface Row {
  readonly name: string;
  readonly role: Role;
  readonly place: number;
  readonly value: number;
  readonly label: string;
}

/**
 * One figure of one or several places, a bar each. A single place is set beside its state and the nation, or the median of the
 * places of its size in its state; with nothing to set it beside there is no chart.
 */
export function single(metric: Metric, { views }: ChartContext): BarsSpec | undefined {
  const places = comparable(metric, views);
  const [first] = places;
  if (!first) return undefined;
  const sources = [...new Set(places.map(({ reading }) => sourceWords(reading)))];
  const rows: Row[] = places.map(({ view, reading }) => ({
    name: sources.length > 1 ? `${view.title} (${sourceWords(reading)})` : view.title,
    role: 'place',
    place: views.indexOf(view),
    value: reading.value,
    label: formatShort(reading, metric.unit),
  }));
  if (views.length === 1) rows.push(...benchmarks(metric, first));
  if (rows.length < 2) return undefined;
  const title = capitalised(metric.label);
  return {
    kind: 'bars',
    title,
    subtitle: unitTitle(metric.unit),
    foot: footOf(
      places.map(({ reading }) => reading),
      views.filter((view) => !places.some((each) => each.view === view)),
    ),
    alt: `${title}. ${rows.map(({ name, label }) => `${name} ${label}`).join(', ')}.`,
    unit: metric.unit,
    categories: rows.map(({ name }) => name),
    series: [
      {
        name: title,
        role: 'place',
        place: 0,
        bars: rows.map(({ value, label, role, place }) => ({ value, label, of: { role, place } })),
      },
    ],
  };
}

function benchmarks(metric: Metric, { view, reading }: ReturnType<typeof comparable>[number]): readonly Row[] {
  const areas = [
    { name: stateName(view.place.state), role: 'state' as const, found: benchmark(metric, reading, view.state) },
    { name: 'United States', role: 'nation' as const, found: benchmark(metric, reading, view.nation) },
  ];
  const known = areas.flatMap(({ name, role, found }) =>
    found ? [{ name, role, place: 0, value: found.value, label: formatShort(found, metric.unit) }] : [],
  );
  const peers = peersOf(reading, view);
  if (known.length > 0 || !peers) return known;
  return [
    {
      name: `Median of ${formatCount(peers.count)} places of its size in ${areaName(peers.states)}`,
      role: 'peers',
      place: 0,
      value: peers.median,
      label: formatShort({ value: peers.median }, metric.unit),
    },
  ];
}
