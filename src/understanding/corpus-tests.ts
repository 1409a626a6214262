import type { Geoid } from '../places/place.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import { NONE } from './classifier.ts';
import type { Corpus, CorpusEntry, CorpusTest } from './corpus.ts';
import type { IntentId } from './utterance.ts';

/** A message with what it should be understood as; a missing key is not scored. */
export interface TestCase {
  readonly text: string;
  readonly intent?: IntentId;
  readonly topic?: TopicId | null;
  /** Every topic that is asked for, in order. */
  readonly topics?: readonly TopicId[];
  readonly metric?: MetricId;
  readonly places?: readonly Geoid[];
  /** What was said before. */
  readonly after?: readonly string[];
}

/** Finds a place by `Name, ST`; undefined when there is none. */
export type FindPlace = (nameAndState: string) => Geoid | undefined;

/** The intents whose answers are about the places named. */
const ABOUT_PLACES: ReadonlySet<string> = new Set<IntentId>([
  'city-metric',
  'city-overview',
  'compare-cities',
  'similar-cities',
]);
const MARKUP = /\[([^\]]+)\]\(([^)]+)\)/g;

/** The text of a test without the marks around places, and the places as the marks name them: `[philly](Philadelphia, PA)`. */
export function unmark(marked: string): { readonly text: string; readonly places: readonly string[] } {
  const places = [...marked.matchAll(MARKUP)].map(([, , name = '']) => name);
  return { text: marked.replace(MARKUP, '$1'), places };
}

/** The corpus's own tests. */
export function testsOf(corpus: Corpus, find: FindPlace): readonly TestCase[] {
  return corpus.files.flatMap((file) =>
    file.data.flatMap((entry) => entry.tests.map((test) => testCase(entry, test, file.kind === 'topic', find))),
  );
}

function testCase(entry: CorpusEntry, test: CorpusTest, ofTopic: boolean, find: FindPlace): TestCase {
  const marked = typeof test === 'string' ? test : test.text;
  const { text, places } = unmark(marked);
  const after = typeof test === 'string' ? undefined : test.after.map((earlier) => unmark(earlier).text);
  const known = places.flatMap((name) => find(name) ?? []);
  const said = { text, ...(after && { after }) };
  if (entry.intent === NONE) return { ...said, intent: 'fallback' };
  if (ofTopic) {
    return {
      ...said,
      intent: places.length > 1 ? 'compare-cities' : 'city-metric',
      topic: entry.intent,
      ...(entry.metric !== undefined && { metric: entry.metric }),
      ...(after === undefined && { places: known }),
    };
  }
  return {
    ...said,
    intent: entry.intent as IntentId,
    ...(entry.topics && { topic: entry.topics[0] ?? null, topics: entry.topics }),
    ...(entry.metric !== undefined && { metric: entry.metric }),
    ...(places.length > 0 && ABOUT_PLACES.has(entry.intent) && { places: known }),
  };
}
