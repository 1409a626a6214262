import type { ChartPlan, Metric, Topic } from '../topics/topic.ts';
import type { ChangeQuestion } from '../topics/change.ts';
import type { PlaceView } from '../topics/view.ts';
import { type ChartContext, metricNamed } from './kinds/context.ts';
import { distribution } from './kinds/distribution.ts';
import { figures } from './kinds/figures.ts';
import { grouped } from './kinds/grouped.ts';
import { overTime } from './kinds/lines.ts';
import { single } from './kinds/single.ts';
import type { ChartSpec } from './spec.ts';
import { capitalised } from '../replies/words/cards.ts';

export interface ChartQuestion {
  /** The figure that was asked for by itself. */
  readonly metric?: Metric;
  /** Change over time was asked for. */
  readonly change?: ChangeQuestion;
}

/**
 * The chart that shows a topic for some places: the first of the topic's plans that most of them have data for; else the main
 * figure over time; else the main figure beside what it can be compared with. Undefined where there is nothing to draw.
 */
export function chooseChart(topic: Topic, views: readonly PlaceView[], question: ChartQuestion): ChartSpec | undefined {
  const context: ChartContext = { topic, views, metric: question.metric };
  const main = question.metric ?? metricNamed(topic, topic.main);
  if (question.change) {
    const asked = overMonthsOrYears(main, context, question.change.since);
    if (asked) return asked;
  }
  const plans = question.metric ? plansWith(topic, question.metric) : topic.charts;
  const drawn = plans.flatMap((plan) => drawPlan(plan, context) ?? []);
  const [best] = [...drawn].sort((a, b) => placesIn(b) - placesIn(a));
  if (best && (views.length === 1 || placesIn(best) > 1)) return best;
  const fallback = views.length > 1 ? single(main, context) : undefined;
  return fallback ?? best ?? overMonthsOrYears(main, context) ?? single(main, context);
}

function drawPlan(plan: ChartPlan, context: ChartContext): ChartSpec | undefined {
  switch (plan.kind) {
    case 'distribution':
      return distribution(plan, context);
    case 'grouped':
      return grouped(plan, context);
    case 'figures':
      return figures(plan, context);
    case 'by-year':
      return overTime(
        plan.title,
        plan.metrics.map((id) => metricNamed(context.topic, id)),
        context,
        'year',
      );
    case 'by-month': {
      const metric = context.topic.metrics.find(
        ({ variables }) => variables.length === 1 && variables[0] === plan.variable,
      );
      return metric && overTime(plan.title, [metric], context, 'month');
    }
    case 'map':
      return undefined;
  }
}

/** The plans that show this figure. */
function plansWith(topic: Topic, metric: Metric): readonly ChartPlan[] {
  return topic.charts.filter((plan) => {
    switch (plan.kind) {
      case 'distribution':
        return plan.shares.some((share) => share.metric === metric.id);
      case 'grouped':
        return plan.groups.some((group) => group.shares.some((share) => share.metric === metric.id));
      case 'figures':
        return plan.bars.some((bar) => bar.metric === metric.id);
      case 'by-year':
        return plan.metrics.includes(metric.id);
      case 'by-month':
        return metric.variables.includes(plan.variable);
      case 'map':
        return false;
    }
  });
}

function overMonthsOrYears(metric: Metric, context: ChartContext, since?: number): ChartSpec | undefined {
  const title = capitalised(metric.label);
  return overTime(title, [metric], context, 'month', since) ?? overTime(title, [metric], context, 'year', since);
}

/** How many places a chart shows: their series, by the colours they take. */
function placesIn(spec: ChartSpec): number {
  if (spec.kind === 'lines') return new Set(spec.series.map(({ place }) => place)).size;
  return new Set(spec.series.filter(({ role }) => role === 'place').map(({ name }) => name)).size;
}
