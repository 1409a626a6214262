import type { ChartPlan } from '../../topics/topic.ts';
import type { BarsSpec } from '../spec.ts';
import { barsInWords, benchmarkSeries, chooseBars, knownCategories, labelOf, placeSeries } from './bars.ts';
import { footOf, metricNamed, titleFor, type ChartContext } from './context.ts';

/**
 * A few figures of one unit, with the state's and the nation's beside one place's. Figures that nobody has are left out; one
 * figure of one place with nothing beside it is no chart.
 */
export function figures(plan: Extract<ChartPlan, { kind: 'figures' }>, context: ChartContext): BarsSpec | undefined {
  const { topic, views, metric } = context;
  const metrics = plan.bars.map((bar) => metricNamed(topic, bar.metric));
  const unit = metrics[0]?.unit ?? 'percent';
  const bars = chooseBars(metrics, context);
  const [first] = bars;
  if (!first) return undefined;
  const full = [...placeSeries(bars, unit), ...(plan.benchmarks ? benchmarkSeries(metrics, bars, unit) : [])];
  const known = knownCategories(full, plan.bars.length);
  if (known.length * full.length < 2) return undefined;
  const shown = known.flatMap((index) => plan.bars[index] ?? []);
  const categories = shown.map((bar) => labelOf(bar, first.source.year));
  const series = full.map((each) => ({ ...each, bars: known.map((index) => each.bars[index]) }));
  const asked = shown.findIndex((bar) => bar.metric === metric?.id);
  const title = titleFor(plan.title, views);
  return {
    kind: 'bars',
    title,
    subtitle: plan.axis,
    foot: footOf(
      bars.map(({ source }) => source),
      views.filter((view) => !bars.some((each) => each.view === view)),
    ),
    alt: `${title}. ${barsInWords(categories, series)}`,
    unit,
    categories,
    series,
    highlight: asked < 0 ? undefined : asked,
  };
}
