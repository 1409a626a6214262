import type { Metric, Topic } from './topic.ts';

/** The figure, and the one that the catalogue says is nearest to it, for where it is not known. */
export function alternativesTo(metric: Metric, topic: Topic): readonly Metric[] {
  const nearest = topic.metrics.find(({ id }) => id === metric.nearest);
  return nearest && nearest.unit === metric.unit ? [metric, nearest] : [metric];
}
