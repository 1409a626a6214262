import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEmbeddedDatabase } from '../src/database/embedded/index.ts';
import { FakeGraph } from '../test/fakes/graph-api.ts';
import { AppProcess } from './messenger/app-process.ts';
import { percentile } from './messenger/ledger.ts';
import { questions, SECRETS, Traffic } from './messenger/traffic.ts';
import { lessIsBetter, moreIsBetter, type BenchRow } from './row.ts';

const MESSAGES = Number(process.env.MESSAGES ?? 5000);
/**
 * About half of what two processes, PostgreSQL, the sender and the Graph API's stand-in can do together on two processors (see the bursts):
 * latency says something only where nothing piles up.
 */
const PER_SECOND = Number(process.env.PER_SECOND ?? 25);
const BURST = 250;
/** What a fresh process takes and answers before it is measured: one message of each person, half of them in a burst. */
const WARM_UP = 500;
const QUIET_MS = 20_000;
const PEER = 'Botkit 4.15 with its Facebook adapter, an echo bot';

interface Measured {
  readonly firstAcks: readonly number[];
  readonly steadyAcks: readonly number[];
  readonly burstAcks: readonly number[];
  readonly steadyWaits: readonly number[];
  readonly burstWaits: readonly number[];
  /** Answers per second. */
  readonly steadyRate: number;
  readonly burstRate: number;
  /** MB, by process. */
  readonly memory: readonly number[];
  /** Milliseconds of computing for each message that this process spends on sending and on being the Graph API, which fetches pictures. */
  readonly harness: number;
  /** Webhooks that had to be sent again. */
  readonly refused: number;
  readonly lost: number;
  readonly twice: number;
}

/**
 * Messages of 500 people, half of them at a steady rate and half in bursts, as signed webhooks into two processes of the app on one
 * PostgreSQL, once they have run for a while; answers are counted where Messenger would show them. The peer, which knows nothing and says what it hears, gets the same.
 */
export default async function messengerLoad(): Promise<readonly BenchRow[]> {
  const ours = await measureApp();
  const peer = await measurePeer();
  const less = (name: string, unit: string, of: (measured: Measured) => number): BenchRow =>
    lessIsBetter(name, unit, of(ours), of(peer), PEER);
  const more = (name: string, of: (measured: Measured) => number): BenchRow =>
    moreIsBetter(name, 'per second', of(ours), of(peer), PEER);
  return [
    less(`acknowledged, steady ${PER_SECOND}/s, p50`, 'ms', ({ steadyAcks }) => percentile(steadyAcks, 50)),
    less(`acknowledged, steady ${PER_SECOND}/s, p99`, 'ms', ({ steadyAcks }) => percentile(steadyAcks, 99)),
    less(`acknowledged, bursts of ${BURST}, p50`, 'ms', ({ burstAcks }) => percentile(burstAcks, 50)),
    less(`acknowledged, bursts of ${BURST}, p99`, 'ms', ({ burstAcks }) => percentile(burstAcks, 99)),
    less(`answered, steady ${PER_SECOND}/s, p50`, 'ms', ({ steadyWaits }) => percentile(steadyWaits, 50)),
    less(`answered, steady ${PER_SECOND}/s, p99`, 'ms', ({ steadyWaits }) => percentile(steadyWaits, 99)),
    less(`answered, bursts of ${BURST}, p50`, 'ms', ({ burstWaits }) => percentile(burstWaits, 50)),
    less(`answered, bursts of ${BURST}, p99`, 'ms', ({ burstWaits }) => percentile(burstWaits, 99)),
    less(`acknowledged, the first ${WARM_UP} after the start, p99`, 'ms', ({ firstAcks }) => percentile(firstAcks, 99)),
    more(`answers, steady ${PER_SECOND}/s offered`, ({ steadyRate }) => steadyRate),
    more(`answers, bursts of ${BURST}`, ({ burstRate }) => burstRate),
    less('memory of a process', 'MB', ({ memory }) => Math.max(...memory)),
    less('memory of all processes', 'MB', ({ memory }) => memory.reduce((sum, one) => sum + one, 0)),
    {
      name: 'computing of the sender and the fake Graph API, on the same processors',
      unit: 'ms per message',
      ours: ours.harness,
      peer: peer.harness,
      peer_name: PEER,
    },
    {
      name: 'webhooks not taken at the first try',
      unit: 'webhooks',
      ours: ours.refused,
      peer: peer.refused,
      peer_name: PEER,
    },
    { name: 'lost', unit: 'messages', ours: ours.lost, peer: peer.lost, peer_name: PEER },
    { name: 'answered twice', unit: 'messages', ours: ours.twice, peer: peer.twice, peer_name: PEER },
  ];
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
  const asked = all.slice(WARM_UP);
  const half = Math.floor(MESSAGES / 2);
  const webhooks = apps.map(({ webhook }) => webhook);
  const before = process.cpuUsage();
  const first = new Traffic(graph, () => webhooks, 'first');
  await first.steady(all.slice(0, WARM_UP - BURST), PER_SECOND);
  await first.bursts(all.slice(WARM_UP - BURST, WARM_UP), BURST, QUIET_MS);
  const steady = first.next('steady');
  await steady.steady(asked.slice(0, half), PER_SECOND);
  await steady.ledger.settled(QUIET_MS);
  const bursts = steady.next('bursts');
  await bursts.bursts(asked.slice(half), BURST, QUIET_MS);
  const spent = process.cpuUsage(before);
  const memory = await Promise.all(apps.map((app) => app.memory()));
  bursts.close();
  return {
    firstAcks: first.acks,
    steadyAcks: steady.acks,
    burstAcks: bursts.acks,
    steadyWaits: steady.ledger.waits,
    burstWaits: bursts.ledger.waits,
    steadyRate: steady.ledger.rate,
    burstRate: bursts.ledger.rate,
    memory,
    harness: (spent.user + spent.system) / 1000 / all.length,
    refused: steady.refused + bursts.refused,
    lost: steady.ledger.lost + bursts.ledger.lost,
    twice: steady.ledger.repeated.length + bursts.ledger.repeated.length,
  };
}
