import type { ChartPlan, Metric, Topic } from '../topics/topic.ts';
import type { TimeQuestion } from '../topics/time.ts';
import type { PlaceView } from '../topics/view.ts';
import { type ChartContext, metricNamed, unitTitle } from './kinds/context.ts';
import { distribution } from './kinds/distribution.ts';
import { figures } from './kinds/figures.ts';
import { grouped } from './kinds/grouped.ts';
import { overTime } from './kinds/lines.ts';
import { single } from './kinds/single.ts';
import type { ChartSpec } from './spec.ts';
import { capitalised } from '../replies/words/cards.ts';
import { read } from '../topics/reading.ts';

export interface ChartQuestion {
  /** The figure that was asked for by itself. */
  readonly metric?: Metric;
  /** The figure that the words lead with where none was asked for; the topic's main one where it is left out. */
  readonly leading?: Metric;
  /** The time asked of. */
  readonly time?: TimeQuestion;
  /** The numbers that the words of a comparison give, one a place. */
  readonly compared?: ChartContext['compared'];
}

/**
 * The chart that shows a topic for some places: the first of the topic's plans that most of them have data for; else the leading
 * figure over time; else beside what it can be compared with; else what is known beside it. Next to words that compare, only
 * what has every compared place in the source and vintage of those words is drawn. Undefined where there is nothing to draw.
 */
export function chooseChart(topic: Topic, views: readonly PlaceView[], question: ChartQuestion): ChartSpec | undefined {
  const { metric, compared } = question;
  const context: ChartContext = { topic, views, metric, compared };
  const main = metric ?? question.leading ?? metricNamed(topic, topic.main);
  if (question.time) {
    const asked =
      overMonthsOrYears(main, { ...context, time: question.time }) ?? overMonthsOrYears(main, { ...context, time: {} });
    if (asked) return asked;
  }
  const best = bestOf(metric ? plansWith(topic, metric) : topic.charts, context);
  if (compared) return best && placesIn(best) === compared.length ? best : single(main, context);
  if (best && (views.length === 1 || placesIn(best) > 1)) return best;
  const fallback = views.length > 1 ? single(main, context) : undefined;
  return fallback ?? best ?? overMonthsOrYears(main, context) ?? single(main, context) ?? besideIt(main, context);
}

/** Of the plans that can be drawn the first that shows most places. */
function bestOf(plans: readonly ChartPlan[], context: ChartContext): ChartSpec | undefined {
  const drawn = plans.flatMap((plan) => drawPlan(plan, context) ?? []);
  return drawn.toSorted((a, b) => placesIn(b) - placesIn(a))[0];
}

/** What the source of a place's figure says beside it: the topic's chart, or the topic's figures of the same unit. */
function besideIt(metric: Metric, context: ChartContext): ChartSpec | undefined {
  const { topic, views } = context;
  const [view] = views;
  const reading = view && read(metric, view.figures);
  if (!reading || views.length > 1) return undefined;
  const alike = topic.metrics.filter(({ unit }) => unit === metric.unit);
  const figuresAlike: ChartPlan = {
    kind: 'figures',
    title: capitalised(topic.name),
    axis: unitTitle(metric.unit),
    bars: alike.map(({ id, label }) => ({ label: capitalised(label), metric: id })),
    benchmarks: true,
  };
  return bestOf([...topic.charts, figuresAlike], { ...context, compared: [{ view, reading }] });
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

function overMonthsOrYears(metric: Metric, context: ChartContext): ChartSpec | undefined {
  const title = capitalised(metric.label);
  return overTime(title, [metric], context, 'month') ?? overTime(title, [metric], context, 'year');
}

/** How many places a chart shows: their series, by the colours they take. */
function placesIn(spec: ChartSpec): number {
  if (spec.kind === 'lines') return new Set(spec.series.map(({ place }) => place)).size;
  return new Set(spec.series.filter(({ role }) => role === 'place').map(({ name }) => name)).size;
}
