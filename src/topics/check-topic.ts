import { z } from 'zod';
import { placeholdersOf } from './placeholder.ts';
import type { ChartPlan, MetricId, Topic } from './topic.ts';

const text = z.string().min(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not in kebab case');
const share = z.object({ label: text, metric: slug });
const titled = { title: text };
const plan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('distribution'), ...titled, shares: z.array(share).min(2) }),
  z.object({
    kind: z.literal('grouped'),
    ...titled,
    groups: z.array(z.object({ label: text, shares: z.array(share).min(2) })).min(2),
  }),
  z.object({ kind: z.literal('figures'), ...titled, bars: z.array(share).min(1) }),
  z.object({ kind: z.literal('by-year'), ...titled, metrics: z.array(slug).min(1) }),
  z.object({ kind: z.literal('by-month'), ...titled, variable: text }),
  z.object({ kind: z.literal('map') }),
]);

/** What the compiler can't see of a topic: text that is there, in the form and the length that channels take. */
const shape = z.object({
  id: slug,
  title: z.string().min(1).max(20, 'has more than the 20 characters that fit on a button'),
  name: text,
  metrics: z
    .array(
      z.object({
        id: slug,
        label: text,
        unit: text,
        definition: text,
        says: text,
        more: text,
        less: text,
        variables: z.array(text).min(1),
      }),
    )
    .min(1),
  main: slug,
  sentences: z.array(z.union([text, z.array(text).min(1)])).min(1),
  charts: z.array(plan).min(1),
  followUps: z.array(slug).min(1),
});

/** What is wrong with a topic by itself, one sentence a fault; empty when it is sound. `name` is its file's. */
export function faultsOfTopic(topic: Topic, name: string): readonly string[] {
  const parsed = shape.safeParse(topic);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const known = new Set(topic.metrics.map((metric) => metric.id));
  const faults: string[] = [];
  if (topic.id !== name) faults.push(`the id is "${topic.id}", but the file's name says "${name}".`);
  if (!known.has(topic.main)) faults.push(`the main figure "${topic.main}" is none of its metrics.`);
  for (const id of topic.charts.flatMap(metricsOfChart)) {
    if (!known.has(id)) faults.push(`a chart shows "${id}", which is none of its metrics.`);
  }
  for (const way of topic.sentences.flat()) {
    for (const placeholder of placeholdersOf(way)) {
      if (placeholder.kind === 'unknown') faults.push(`"${way}" has {${placeholder.text}}, which means nothing.`);
      for (const id of placeholder.metrics.filter((metric) => !known.has(metric))) {
        faults.push(`"${way}" asks for {${id}}, which is none of its metrics.`);
      }
    }
  }
  for (const metric of topic.metrics) {
    if (metric.nearest !== undefined && !known.has(metric.nearest))
      faults.push(`${metric.id} says that "${metric.nearest}" is nearest to it, which is none of the topic's metrics.`);
    for (const { metric: id } of metric.changes ?? []) {
      if (!known.has(id))
        faults.push(`${metric.id} says that "${id}" is its change, which is none of the topic's metrics.`);
    }
    if (!metric.says.includes('{value}') || !metric.says.includes('{place}')) {
      faults.push(`"${metric.says}" of ${metric.id} says no {value} or no {place}.`);
    }
  }
  return faults;
}

/** What is wrong between topics: ids twice, follow-ups that lead nowhere. */
export function faultsOfCatalogue(topics: readonly Topic[]): readonly string[] {
  const faults: string[] = [];
  const owner = new Map<MetricId, string>();
  for (const topic of topics) {
    for (const { id } of topic.metrics) {
      const other = owner.get(id);
      if (other !== undefined)
        faults.push(`${topic.id}.ts defines the metric "${id}", but ${other}.ts has one of that id.`);
      owner.set(id, topic.id);
    }
    for (const id of topic.followUps) {
      if (id === topic.id) faults.push(`${topic.id}.ts leads to itself.`);
      else if (!topics.some((other) => other.id === id)) {
        faults.push(`${topic.id}.ts leads to "${id}", but there is no ${id}.ts.`);
      }
    }
  }
  return faults;
}

function metricsOfChart(chart: ChartPlan): readonly MetricId[] {
  switch (chart.kind) {
    case 'distribution':
      return chart.shares.map((bar) => bar.metric);
    case 'grouped':
      return chart.groups.flatMap((group) => group.shares.map((bar) => bar.metric));
    case 'figures':
      return chart.bars.map((bar) => bar.metric);
    case 'by-year':
      return chart.metrics;
    case 'by-month':
    case 'map':
      return [];
  }
}
