import { randomBytes } from 'node:crypto';
import { newBuildName, writeBuild } from '../src/import/mongo-build.ts';
import { recordsOf } from '../src/import/snapshot-records.ts';
import { bundledFolder } from '../src/places/current-snapshot.ts';
import { newest } from '../src/places/figures-of.ts';
import type { FigureSet } from '../src/places/figure.ts';
import { LIKENESS } from '../src/places/likeness.ts';
import { connectMongo } from '../src/places/mongo-connection.ts';
import { createMongoStore } from '../src/places/mongo-store.ts';
import type { Place } from '../src/places/place.ts';
import { readSnapshot } from '../src/places/snapshot.ts';
import { storeOf } from '../src/places/snapshot-store.ts';
import type { PlaceStore } from '../src/places/store.ts';
import { lessIsBetter, type BenchRow } from './row.ts';

const ROUNDS = 300;
const SCANS = 15;
/** Each variable and state once, so that the percentiles are those of a bot that runs; what the first one costs is a row of its own. */
const WARM_UP = 25;
const STATES = ['CA', 'TX', 'WA', 'OH', 'FL'];
const VARIABLES = ['DP03_0062E', 'DP05_0018E', 'DP03_0128PE', 'DP02_0068PE', 'DP05_0001E'];

/** The questions, each as a store answers it and as somebody would without one: a walk through every place's figures. */
interface Question {
  readonly name: string;
  readonly ask: (store: PlaceStore, round: number) => Promise<unknown>;
  readonly scan: (round: number) => unknown;
}

/** Figures of a place, rankings, percentiles and likeness on both stores, beside a plain scan of the same figures in memory. */
export default async function figures(): Promise<readonly BenchRow[]> {
  const started = performance.now();
  const snapshot = await readSnapshot(bundledFolder);
  const loaded = performance.now() - started;
  const bundled = storeOf(snapshot);
  const questions = questionsOver(snapshot.places, [...recordsOf(snapshot)]);
  const scans = questions.map(({ scan }) => percentiles(timesOf(SCANS, scan)));

  const rows: BenchRow[] = [{ name: 'snapshot loaded', unit: 'ms', ours: loaded }];
  rows.push(...(await measure('snapshot', bundled, questions, scans)));
  const uri = process.env.MONGODB_URI;
  if (uri !== undefined) rows.push(...(await onMongo(uri, snapshot, questions, scans)));
  return rows;
}

async function onMongo(
  uri: string,
  snapshot: Awaited<ReturnType<typeof readSnapshot>>,
  questions: readonly Question[],
  scans: readonly Percentiles[],
): Promise<readonly BenchRow[]> {
  const database = `citrics_bench_${randomBytes(4).toString('hex')}`;
  const { client, db } = await connectMongo(uri, database);
  try {
    const started = performance.now();
    const places = await writeBuild(db, newBuildName(), recordsOf(snapshot));
    const seconds = (performance.now() - started) / 1000;
    const store = await createMongoStore(uri, { database });
    try {
      return [
        { name: 'MongoDB: whole country written', unit: 's', ours: seconds },
        { name: 'MongoDB: places written', unit: 'places/s', ours: places / seconds },
        ...(await measure('MongoDB', store, questions, scans)),
      ];
    } finally {
      await store.close();
    }
  } finally {
    await db.dropDatabase();
    await client.close();
  }
}

async function measure(
  where: string,
  store: PlaceStore,
  questions: readonly Question[],
  scans: readonly Percentiles[],
): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [index, { name, ask }] of questions.entries()) {
    const first = performance.now();
    await ask(store, 0);
    rows.push({ name: `${where}: ${name}, first time`, unit: 'ms', ours: performance.now() - first });
    for (let round = 1; round < WARM_UP; round++) await ask(store, round);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await ask(store, round);
      times.push(performance.now() - start);
    }
    const ours = percentiles(times);
    const scan = scans[index] as Percentiles;
    for (const share of ['p50', 'p99'] as const) {
      rows.push(lessIsBetter(`${where}: ${name}, ${share}`, 'ms', ours[share], scan[share], 'plain scan'));
    }
  }
  return rows;
}

function questionsOver(places: readonly Place[], sets: readonly FigureSet[]): readonly Question[] {
  const setOf = new Map(sets.map((set) => [set.geoid, set]));
  const at = <T>(list: readonly T[], round: number) => list[round % list.length] as T;
  const placeAt = (round: number) => at(places, round * 7919);
  const sized = (minPopulation: number) => places.filter(({ population = 0 }) => population >= minPopulation);
  const valueOf = (place: Place, variable: string) => newest(setOf.get(place.geoid), [variable])?.value;
  const group = (round: number) => ({ state: at(STATES, round), minPopulation: 5000 });
  const inGroup = (round: number) =>
    places.filter(({ state, population = 0 }) => state === at(STATES, round) && population >= 5000);
  const large = sized(100_000);

  return [
    {
      name: 'figures of a place',
      ask: (store, round) => store.figures([placeAt(round).geoid]),
      scan: (round) => sets.find(({ geoid }) => geoid === placeAt(round).geoid),
    },
    {
      name: 'ranking in a state with a condition',
      ask: (store, round) =>
        store.rank({
          variable: at(VARIABLES, round),
          among: group(round),
          where: [{ variable: 'DP03_0062E', op: 'at-least', value: 50_000 }],
          order: 'highest',
          limit: 10,
        }),
      scan: (round) =>
        inGroup(round)
          .filter((place) => (valueOf(place, 'DP03_0062E') ?? 0) >= 50_000)
          .map((place) => valueOf(place, at(VARIABLES, round)) ?? 0)
          .sort((a, b) => b - a)
          .slice(0, 10),
    },
    {
      name: 'rank and percentile in the country',
      ask: (store, round) => store.standing(placeAt(round).geoid, at(VARIABLES, round), {}),
      scan: (round) => {
        const own = valueOf(placeAt(round), at(VARIABLES, round)) ?? 0;
        return places.filter((place) => (valueOf(place, at(VARIABLES, round)) ?? 0) < own).length;
      },
    },
    {
      name: 'what is usual in a state, 5 figures',
      ask: (store, round) =>
        store.usual(
          VARIABLES.map((variable) => ({ variable })),
          group(round),
        ),
      scan: (round) =>
        VARIABLES.map((variable) => {
          const values = inGroup(round).flatMap((place) => valueOf(place, variable) ?? []);
          return values.sort((a, b) => a - b)[values.length >> 1];
        }),
    },
    {
      name: 'similar places among all',
      ask: (store, round) => store.similar(at(large, round).geoid, {}, 5),
      scan: (round) => {
        const own = LIKENESS.map(({ variable }) => valueOf(at(large, round), variable) ?? 0);
        return places
          .map((place) =>
            LIKENESS.reduce((sum, { variable }, i) => sum + ((valueOf(place, variable) ?? 0) - (own[i] ?? 0)) ** 2, 0),
          )
          .sort((a, b) => a - b)
          .slice(0, 5);
      },
    },
    {
      name: 'nearest places',
      ask: (store, round) => store.nearest(at(large, round).geoid, 5),
      scan: (round) => {
        const { latitude = 0, longitude = 0 } = at(large, round);
        return places
          .map((place) => ((place.latitude ?? 0) - latitude) ** 2 + ((place.longitude ?? 0) - longitude) ** 2)
          .sort((a, b) => a - b)
          .slice(0, 5);
      },
    },
  ];
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

function timesOf(rounds: number, run: (round: number) => unknown): readonly number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    run(round);
    return performance.now() - start;
  });
}

function percentiles(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
