import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CitricsError } from '../errors.ts';
import { faultsOfCatalogue, faultsOfTopic } from './check-topic.ts';
import type { Metric, MetricId, Topic, TopicId } from './topic.ts';

/** A topic file is missing, half-defined, or disagrees with another one. */
export class CatalogueError extends CitricsError {
  constructor(message: string, options?: ErrorOptions) {
    super('catalogue', message, options);
  }
}

/** Every topic that Citrics can show. */
export interface Catalogue {
  /** In the order of menus and offers. */
  readonly topics: readonly Topic[];
  topic(id: TopicId): Topic | undefined;
  metric(id: MetricId): { readonly metric: Metric; readonly topic: Topic } | undefined;
}

/** Where the topics of the project are. */
export const TOPICS_FOLDER = join(import.meta.dirname, 'catalogue');

/**
 * Reads every `<topic>.ts` of a folder.
 * @throws CatalogueError naming the file, when one has no topic, is half-defined, or repeats an id of another.
 */
export async function loadTopics(folder: string = TOPICS_FOLDER): Promise<Catalogue> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const topics = await Promise.all(files.map((file) => readTopic(join(folder, file))));
  const faults = faultsOfCatalogue(topics);
  if (faults.length > 0) throw new CatalogueError(faults.join('\n'));
  return catalogueOf(topics);
}

/** A catalogue of topics that are known to be sound. */
export function catalogueOf(topics: readonly Topic[]): Catalogue {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const metrics = new Map(
    topics.flatMap((topic) => topic.metrics.map((metric) => [metric.id, { metric, topic }] as const)),
  );
  const inMenuOrder = [...topics].sort((a, b) => menuPlace(a) - menuPlace(b) || a.title.localeCompare(b.title, 'en'));
  return { topics: inMenuOrder, topic: (id) => byId.get(id), metric: (id) => metrics.get(id) };
}

async function readTopic(path: string): Promise<Topic> {
  const name = basename(path, '.ts');
  let module: { readonly default?: Topic };
  try {
    module = (await import(pathToFileURL(path).href)) as { readonly default?: Topic };
  } catch (cause) {
    throw new CatalogueError(`${path} can't be read as a topic: ${String(cause)}`, { cause });
  }
  if (module.default === undefined) {
    throw new CatalogueError(`${path} exports no topic: end it with "export default { ... } satisfies Topic".`);
  }
  const faults = faultsOfTopic(module.default, name);
  if (faults.length > 0) throw new CatalogueError(faults.map((fault) => `${path}: ${fault}`).join('\n'));
  return module.default;
}

function menuPlace(topic: Topic): number {
  return topic.menu ?? Number.MAX_SAFE_INTEGER;
}
