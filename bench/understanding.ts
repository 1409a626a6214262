import { NlpManager } from 'node-nlp';
import { join } from 'node:path';
import { createGazetteer, readPlacesFile } from '../src/places/gazetteer.ts';
import { loadWordUses } from '../src/places/gazetteer/surprise.ts';
import { readSnapshot } from '../src/places/snapshot.ts';
import { loadTopics } from '../src/topics/catalogue.ts';
import { loadCorpus } from '../src/understanding/corpus.ts';
import { testsOf, type TestCase } from '../src/understanding/corpus-tests.ts';
import { phrasesOf, trainModel } from '../src/understanding/model.ts';
import { understandingOf } from '../src/understanding/understand.ts';
import { lessIsBetter, moreIsBetter, type BenchRow } from './row.ts';

const ROOT = join(import.meta.dirname, '..');
const PEER = 'node-nlp 4.27 at its defaults';
const ROUNDS = 3;

/** The whole understanding beside node-nlp as it comes, trained on the same phrases and asked the same held-out tests. */
export default async function bench(): Promise<readonly BenchRow[]> {
  const folder = join(ROOT, 'nlp-corpus/en');
  const [{ places }, topics, corpus] = await Promise.all([
    readSnapshot(join(ROOT, 'data')),
    loadTopics(),
    loadCorpus(folder),
  ]);
  const gazetteer = createGazetteer(places, readPlacesFile(join(folder, 'places.json')));
  const tests = testsOf(corpus, () => undefined);
  const topical = tests.filter(({ topic }) => typeof topic === 'string');
  const outside = tests.filter(({ intent }) => intent === 'fallback');
  const uses = loadWordUses();

  const trained = await timed(() => trainModel(corpus, uses));
  const kilobytes = JSON.stringify(trained.result.scoring.classifier).length / 1e3;
  const understanding = understandingOf(trained.result, gazetteer, topics);
  const ours = await answers(tests, (text) => {
    const { intent, topics: asked } = understanding.understand(text);
    return Promise.resolve({ topic: asked[0]?.topic, outside: intent === 'fallback' });
  });

  const manager = new NlpManager({ languages: ['en'], autoSave: false, autoLoad: false, nlu: { log: false } });
  for (const { text, labels } of phrasesOf(corpus)) manager.addDocument('en', text, labels[0] ?? 'None');
  const peerTrained = await timed(() => manager.train());
  const peers = await answers(tests, async (text) => {
    const { intent } = await manager.process('en', text);
    return { topic: intent, outside: intent === 'None' };
  });

  return [
    moreIsBetter('topic right', '%', topicsRight(topical, ours.by), topicsRight(topical, peers.by), PEER),
    moreIsBetter('not for us told', '%', outsideTold(outside, ours.by), outsideTold(outside, peers.by), PEER),
    lessIsBetter('whole message p50', 'ms', ours.p50, peers.p50, PEER),
    lessIsBetter('whole message p99', 'ms', ours.p99, peers.p99, PEER),
    lessIsBetter('training', 'ms', trained.ms, peerTrained.ms, PEER),
    { name: 'size of the trained network', unit: 'kB', ours: round(kilobytes) },
  ];
}

interface Answer {
  readonly topic?: string;
  readonly outside: boolean;
}

async function answers(
  tests: readonly TestCase[],
  answer: (text: string) => Promise<Answer>,
): Promise<{ by: ReadonlyMap<TestCase, Answer>; p50: number; p99: number }> {
  const by = new Map<TestCase, Answer>();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const test of tests) {
      const { result, ms } = await timed(() => answer(test.text));
      by.set(test, result);
      if (round > 0) times.push(ms); // the first round warms up
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.floor(times.length * share)] ?? 0);
  return { by, p50: at(0.5), p99: at(0.99) };
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  const result = await work();
  return { result, ms: round(performance.now() - start) };
}

function topicsRight(tests: readonly TestCase[], by: ReadonlyMap<TestCase, Answer>): number {
  return round((100 * tests.filter((test) => by.get(test)?.topic === test.topic).length) / tests.length);
}

function outsideTold(tests: readonly TestCase[], by: ReadonlyMap<TestCase, Answer>): number {
  return round((100 * tests.filter((test) => by.get(test)?.outside).length) / tests.length);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
