import { join } from 'node:path';
import { createGazetteer, readPlacesFile } from '../src/places/gazetteer.ts';
import type { Place } from '../src/places/place.ts';
import { readSnapshot } from '../src/places/snapshot.ts';
import { Namesakes, oneTypo, pick, randomFrom, withState } from '../test/places/gazetteer-queries.ts';
import { fuse, miniSearch, nodeNlp, type PlaceFinder } from './place-peers.ts';
import { lessIsBetter, moreIsBetter, type BenchRow } from './row.ts';

const ROOT = join(import.meta.dirname, '..');
const QUERIES = 1200;

interface Query {
  readonly text: string;
  /** Right answers, one list for each place in the message. */
  readonly right: readonly (readonly Place[])[];
}

interface Result {
  readonly p50: number;
  readonly p99: number;
  /** Messages of which every place was found, %. */
  readonly accuracy: number;
}

/** Names with their state, with a typo in them, large places by name, alone and in a question, and two at a time. */
function queriesOf(places: readonly Place[]): Query[] {
  const random = randomFrom(20_260_111);
  const namesakes = new Namesakes(places);
  const large = [...places].sort((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(0, 300);
  const located = (): Query => {
    const place = pick(random, places);
    return { text: withState(random, place.name, place.state), right: [namesakes.inState(place)] };
  };
  const misspelled = (): Query => {
    const place = pick(random, places);
    return { text: withState(random, oneTypo(random, place.name), place.state), right: [namesakes.inState(place)] };
  };
  const bare = (): Query => {
    const place = pick(random, large);
    return {
      text: place.name.toLowerCase(),
      right: [
        namesakes
          .anywhere(place.name)
          .slice()
          .sort((a, b) => (b.population ?? 0) - (a.population ?? 0))
          .slice(0, 1),
      ],
    };
  };
  const asked = (): Query => {
    const { text, right } = pick(random, [located, bare])();
    return {
      text: pick(random, [`median rent in ${text}`, `how many people live in ${text}?`, `${text} unemployment`]),
      right,
    };
  };
  const two = (): Query => {
    const [a, b] = [bare(), located()];
    return { text: `compare ${a.text} and ${b.text}`, right: [...a.right, ...b.right] };
  };
  return Array.from({ length: QUERIES }, (_, i) => ([located, misspelled, bare, asked, two][i % 5] ?? located)());
}

async function measure(finder: PlaceFinder, queries: readonly Query[]): Promise<Result> {
  const times: number[] = [];
  let right = 0;
  for (const query of queries) {
    const start = performance.now();
    const found = await finder.find(query.text, query.right.length);
    times.push(performance.now() - start);
    if (query.right.every((places) => places.some(({ geoid }) => found.includes(geoid)))) right += 1;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), accuracy: (100 * right) / queries.length };
}

/**
 * From a message to its places over all places, beside fuse.js, minisearch and node-nlp's entities: the same messages in the
 * same run. Each peer gets the messages it can do in reasonable time, and is compared with us on just those.
 */
export default async function places(): Promise<BenchRow[]> {
  const { places: all } = await readSnapshot(join(ROOT, 'data'));
  const names = readPlacesFile(join(ROOT, 'nlp-corpus/en/places.json'));
  const before = process.memoryUsage();
  const start = performance.now();
  const gazetteer = createGazetteer(all, names);
  const build = performance.now() - start;
  const after = process.memoryUsage();
  const memory = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
  const ours: PlaceFinder = {
    name: 'Citrics',
    most: QUERIES,
    find: (text) => gazetteer.placesInText(text).mentions.map(({ candidates }) => candidates[0] ?? ''),
  };

  const queries = queriesOf(all);
  await measure(ours, queries); // warm
  const rows: BenchRow[] = [
    { name: 'gazetteer: build', unit: 'ms', ours: build },
    { name: 'gazetteer: memory', unit: 'MB', ours: memory },
  ];
  for (const make of [miniSearch, fuse, nodeNlp]) {
    const peer = make(all);
    const asked = queries.slice(0, peer.most);
    const [we, they] = [await measure(ours, asked), await measure(peer, asked)];
    rows.push(
      lessIsBetter(`places: p50 of ${asked.length} messages`, 'ms', we.p50, they.p50, peer.name),
      lessIsBetter(`places: p99 of ${asked.length} messages`, 'ms', we.p99, they.p99, peer.name),
      moreIsBetter(`places: all right in ${asked.length} messages`, '%', we.accuracy, they.accuracy, peer.name),
    );
  }
  return rows;
}
