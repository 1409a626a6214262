import type { VariableId } from '../places/figure.ts';
import type { Metric, Topic } from './topic.ts';

/** The figure, and the one that the catalogue says is nearest to it, for where it is not known. */
export function alternativesTo(metric: Metric, topic: Topic): readonly Metric[] {
  const nearest = topic.metrics.find(({ id }) => id === metric.nearest);
  return nearest && nearest.unit === metric.unit ? [metric, nearest] : [metric];
}

/** The figures that an answer may lead with, best first: the one wanted, what stands in for it, whatever else the topic has. */
export function leadersOf(metric: Metric, topic: Topic): readonly Metric[] {
  return [...new Set([...alternativesTo(metric, topic), ...topic.metrics])];
}

/** Their columns, of which a place's first known one is the figure that it is stood among others by. */
export function leadingColumns(metric: Metric, topic: Topic): readonly VariableId[] {
  return leadersOf(metric, topic).flatMap(({ variables }) => variables);
}
