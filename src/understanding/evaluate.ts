import type { Geoid } from '../places/place.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import type { TestCase } from './corpus-tests.ts';
import type { IntentId } from './utterance.ts';

/** What a message came to mean. */
export interface Answered {
  readonly intent: IntentId;
  readonly topics: readonly TopicId[];
  readonly metric?: MetricId;
  /** Empty while the bot asks which place is meant. */
  readonly places: readonly Geoid[];
  readonly confidence: number;
}

export interface Miss {
  readonly text: string;
  readonly expected: Omit<TestCase, 'text'>;
  readonly got: Answered;
}

/** The shares are of the tests that name the key; `all` is right when every key of a test is. */
export interface Evaluation {
  readonly n: number;
  readonly intent: number;
  readonly topic: number;
  readonly metric: number;
  readonly places: number;
  readonly all: number;
  /** The share of what is not for us that was told so. */
  readonly out_of_scope_recall: number;
  /** The share of what is for us that was refused. */
  readonly refused: number;
  readonly misses: readonly Miss[];
}

/** Scores tests. `answer` gives what the last message came to mean after the earlier ones. */
export function evaluate(tests: readonly TestCase[], answer: (messages: readonly string[]) => Answered): Evaluation {
  const judged = tests.map((test) => judge(test, answer([...(test.after ?? []), test.text])));
  const share = (of: readonly (boolean | undefined)[]): number => {
    const scored = of.filter((right) => right !== undefined);
    return scored.length === 0 ? 1 : round(scored.filter(Boolean).length / scored.length);
  };
  const outside = judged.filter(({ test }) => test.intent === 'fallback');
  const ours = judged.filter(({ test }) => test.intent !== undefined && test.intent !== 'fallback');
  return {
    n: tests.length,
    intent: share(judged.map(({ intent }) => intent)),
    topic: share(judged.map(({ topic }) => topic)),
    metric: share(judged.map(({ metric }) => metric)),
    places: share(judged.map(({ places }) => places)),
    all: share(judged.map(({ all }) => all)),
    out_of_scope_recall: share(outside.map(({ intent }) => intent)),
    refused: ours.length === 0 ? 0 : round(ours.filter(({ got }) => got.intent === 'fallback').length / ours.length),
    misses: judged.filter(({ all }) => !all).map(({ test: { text, ...expected }, got }) => ({ text, expected, got })),
  };
}

function judge(test: TestCase, got: Answered) {
  const intent = test.intent === undefined ? undefined : got.intent === test.intent;
  const topic =
    test.topics !== undefined
      ? test.topics.join() === got.topics.join()
      : test.topic === undefined
        ? undefined
        : (got.topics[0] ?? null) === test.topic;
  const metric = test.metric === undefined ? undefined : got.metric === test.metric;
  const places = test.places === undefined ? undefined : test.places.join() === got.places.join();
  return { test, got, intent, topic, metric, places, all: intent !== false && topic !== false && places !== false };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** How often what was expected came out as what, the most frequent confusions first. */
export function confusions({
  misses,
}: Evaluation): readonly { readonly expected: string; readonly got: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { expected, got } of misses) {
    const key = `${nameOf(expected.intent, expected.topics?.join('+') ?? expected.topic)}\t${nameOf(got.intent, got.topics.join('+'))}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => ({ expected: key.split('\t')[0] ?? '', got: key.split('\t')[1] ?? '', count }))
    .sort((a, b) => b.count - a.count);
}

function nameOf(intent: IntentId | undefined, topic: string | null | undefined): string {
  return [intent ?? '*', ...(topic ? [topic] : [])].join(' ');
}
