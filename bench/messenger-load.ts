import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEmbeddedDatabase } from '../src/database/embedded/index.ts';
import { FakeGraph } from '../test/fakes/graph-api.ts';
import { AppProcess } from './messenger/app-process.ts';
import { percentile } from './messenger/ledger.ts';
import { questions, SECRETS, Traffic, type Question } from './messenger/traffic.ts';
import { lessIsBetter, moreIsBetter, type BenchRow } from './row.ts';

const MESSAGES = Number(process.env.MESSAGES ?? 5000);
/**
 * About half of what two processes, PostgreSQL, the sender and the Graph API's stand-in can do together on two processors (see the bursts):
 * latency says something only where nothing piles up.
 */
const PER_SECOND = Number(process.env.PER_SECOND ?? 25);
/** Webhooks at once: what the same machine answers in some two seconds, and in five. */
const BURSTS = [100, 250];
/** What a fresh process takes and answers before it is measured: one message of each person, half of them in a burst. */
const WARM_UP = 500;
const WARM_UP_BURST = 250;
const QUIET_MS = 20_000;
const PEER = 'Botkit 4.15 with its Facebook adapter, an echo bot';

interface Measured {
  /** Right after the start. */
  readonly first: Traffic;
  readonly steady: Traffic;
  /** In the order of `BURSTS`. */
  readonly bursts: readonly Traffic[];
  /** MB, by process. */
  readonly memory: readonly number[];
  /** Milliseconds of computing for each message that this process spends on sending and on being the Graph API, which fetches pictures. */
  readonly harness: number;
}

/**
 * Messages of 500 people, half of them at a steady rate and half in bursts of two sizes, as signed webhooks into two processes of the app
 * on one PostgreSQL, once they have run for a while; answers are counted where Messenger would show them. The peer, which knows nothing and says what it hears, gets the same.
 */
export default async function messengerLoad(): Promise<readonly BenchRow[]> {
  const ours = await measureApp();
  const peer = await measurePeer();
  const less = (name: string, unit: string, of: (measured: Measured) => number): BenchRow =>
    lessIsBetter(name, unit, of(ours), of(peer), PEER);
  const count = (name: string, unit: string, of: (measured: Measured) => number): BenchRow => ({
    name,
    unit,
    ours: of(ours),
    peer: of(peer),
    peer_name: PEER,
  });
  const times = (offered: string, of: (measured: Measured) => Traffic): readonly BenchRow[] => [
    ...[50, 99].map((p) => less(`acknowledged, ${offered}, p${p}`, 'ms', (it) => percentile(of(it).acks, p))),
    ...[50, 99].map((p) => less(`answered, ${offered}, p${p}`, 'ms', (it) => percentile(of(it).ledger.waits, p))),
    moreIsBetter(`answers, ${offered}`, 'per second', of(ours).ledger.rate, of(peer).ledger.rate, PEER),
  ];
  return [
    ...times(`steady ${PER_SECOND}/s`, ({ steady }) => steady),
    ...BURSTS.flatMap((size, at) => times(`bursts of ${size}`, ({ bursts }) => bursts[at] as Traffic)),
    less(`acknowledged, the first ${WARM_UP} after the start, p99`, 'ms', ({ first }) => percentile(first.acks, 99)),
    less('memory of a process', 'MB', ({ memory }) => Math.max(...memory)),
    less('memory of all processes', 'MB', ({ memory }) => memory.reduce((sum, one) => sum + one, 0)),
    count(
      'computing of the sender and the fake Graph API, on the same processors',
      'ms per message',
      ({ harness }) => harness,
    ),
    count('webhooks not taken at the first try', 'webhooks', (it) => sumOf(it, ({ refused }) => refused)),
    count('lost', 'messages', (it) => sumOf(it, ({ ledger }) => ledger.lost)),
    count('answered twice', 'messages', (it) => sumOf(it, ({ ledger }) => ledger.repeated.length)),
  ];
}

function sumOf({ steady, bursts }: Measured, of: (traffic: Traffic) => number): number {
  return [steady, ...bursts].reduce((sum, traffic) => sum + of(traffic), 0);
}

async function measureApp(): Promise<Measured> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'citrics-bench-'));
  const database = await openEmbeddedDatabase({ dataDir, role: 'guest' });
  const graph = await new FakeGraph(SECRETS).start();
  const environment = {
    DATABASE_URL: database.url,
    GRAPH_API_URL: graph.url,
    GRAPH_API_VERSION: 'v25.0',
    LOG_LEVEL: 'warn',
  };
  const apps: AppProcess[] = [];
  try {
    for (let count = 0; count < 2; count += 1) apps.push(await AppProcess.start('src/main.ts', environment));
    return await measure(graph, apps);
  } finally {
    await Promise.all(apps.map((app) => app.remove()));
    await graph.stop();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measurePeer(): Promise<Measured> {
  const graph = await new FakeGraph({ ...SECRETS, tokenInAddress: true }).start();
  const peer = await AppProcess.start('bench/messenger/botkit-echo.ts', { GRAPH_API_URL: graph.url });
  try {
    return await measure(graph, [peer]);
  } finally {
    await peer.remove();
    await graph.stop();
  }
}

async function measure(graph: FakeGraph, apps: readonly AppProcess[]): Promise<Measured> {
  const all = await questions(WARM_UP + MESSAGES);
  let used = 0;
  const next = (count: number): readonly Question[] => all.slice(used, (used += Math.floor(count)));
  const webhooks = apps.map(({ webhook }) => webhook);
  const before = process.cpuUsage();
  const first = new Traffic(graph, () => webhooks, 'first');
  await first.steady(next(WARM_UP - WARM_UP_BURST), PER_SECOND);
  await first.bursts(next(WARM_UP_BURST), WARM_UP_BURST, QUIET_MS);
  const steady = first.next('steady');
  await steady.steady(next(MESSAGES / 2), PER_SECOND);
  await steady.ledger.settled(QUIET_MS);
  const bursts: Traffic[] = [];
  for (const size of BURSTS) {
    const traffic = first.next(`bursts-of-${size}`);
    await traffic.bursts(next(MESSAGES / 2 / BURSTS.length), size, QUIET_MS);
    bursts.push(traffic);
  }
  const spent = process.cpuUsage(before);
  const memory = await Promise.all(apps.map((app) => app.memory()));
  first.close();
  return { first, steady, bursts, memory, harness: (spent.user + spent.system) / 1000 / all.length };
}
