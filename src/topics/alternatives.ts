import type { Metric, Topic } from './topic.ts';

/** Figures that answer the same question where the asked one is not known: the same unit, of the same topic. */
export function alternativesTo(metric: Metric, topic: Topic): readonly Metric[] {
  if (metric.unit === 'percent') return [metric];
  return [metric, ...topic.metrics.filter((other) => other !== metric && other.unit === metric.unit)];
}
