import type { ChartPlan } from '../../topics/topic.ts';
import type { BarsSpec, BarSeries } from '../spec.ts';
import { barsInWords, chooseBars, placeSeries } from './bars.ts';
import { footOf, metricNamed, titleFor, type ChartContext } from './context.ts';

/** Shares by group side by side. With several places each place is a series, and the groups follow one another. */
export function grouped(plan: Extract<ChartPlan, { kind: 'grouped' }>, context: ChartContext): BarsSpec | undefined {
  const { topic, views } = context;
  const metrics = plan.groups.flatMap((group) => group.shares.map((share) => metricNamed(topic, share.metric)));
  const bars = chooseBars(metrics, context);
  const [first] = bars;
  if (!first) return undefined;
  const one = bars.length === 1;
  const size = plan.groups[0]?.shares.length ?? 0;
  const labels = plan.groups[0]?.shares.map((share) => share.label) ?? [];
  const byPlace = placeSeries(bars, 'percent');
  const categories = one
    ? labels
    : plan.groups.flatMap((group) => group.shares.map((share) => `${group.label}: ${share.label.toLowerCase()}`));
  const series: readonly BarSeries[] = one
    ? plan.groups.map((group, index) => ({
        name: group.label,
        role: 'place',
        place: index,
        bars: byPlace[0]?.bars.slice(index * size, (index + 1) * size) ?? [],
      }))
    : byPlace;
  const title = titleFor(plan.title, views);
  return {
    kind: 'bars',
    title: one ? `${plan.title} in ${first.view.title}` : title,
    subtitle: `Share ${plan.axis}`,
    foot: footOf(
      bars.map(({ source }) => source),
      views.filter((view) => !bars.some((each) => each.view === view)),
    ),
    alt: `${title}, share ${plan.axis}. ${barsInWords(categories, series)}`,
    unit: 'percent',
    categories,
    series,
  };
}
