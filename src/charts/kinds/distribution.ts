import type { ChartPlan } from '../../topics/topic.ts';
import type { BarsSpec, BarSeries } from '../spec.ts';
import { barsInWords, benchmarkSeries, chooseBars, knownCategories, labelOf, placeSeries } from './bars.ts';
import { footOf, metricNamed, titleFor, type ChartContext } from './context.ts';

/** Shares of one whole; several places side by side. */
export function distribution(
  plan: Extract<ChartPlan, { kind: 'distribution' }>,
  context: ChartContext,
): BarsSpec | undefined {
  const { topic, views, metric } = context;
  const metrics = plan.shares.map((share) => metricNamed(topic, share.metric));
  const bars = chooseBars(metrics, context);
  const [first] = bars;
  if (!first) return undefined;
  const unsorted = [...placeSeries(bars, 'percent'), ...benchmarkSeries(metrics, bars, 'percent')];
  const known = knownCategories(unsorted, plan.shares.length);
  const order = plan.order === 'natural' ? known : largestFirst(unsorted, known);
  const categories = order.map((index) => {
    const share = plan.shares[index];
    return share ? labelOf(share, first.source.year) : '';
  });
  const series = unsorted.map((each) => ({ ...each, bars: order.map((index) => each.bars[index]) }));
  const asked = order.findIndex((index) => plan.shares[index]?.metric === metric?.id);
  const title = titleFor(plan.title, views);
  return {
    kind: 'bars',
    title,
    subtitle: `Share ${plan.axis}`,
    foot: [
      footOf(
        bars.map(({ source }) => source),
        views.filter((view) => !bars.some((each) => each.view === view)),
      ),
      ...(known.length < plan.shares.length ? [`${known.length} of ${plan.shares.length} groups known`] : []),
    ].join(' · '),
    alt: `${title}, share ${plan.axis}. ${barsInWords(categories, series)}`,
    unit: 'percent',
    categories,
    series,
    highlight: asked < 0 ? undefined : asked,
  };
}

/** Categories by the first place's shares; those it has no figure of come last. */
function largestFirst([first]: readonly BarSeries[], known: readonly number[]): readonly number[] {
  return known
    .map((index) => ({ index, value: first?.bars[index]?.value ?? -1 }))
    .sort((a, b) => b.value - a.value)
    .map(({ index }) => index);
}
