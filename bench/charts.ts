import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import restify from 'restify';
import { createRenderer, type Renderer } from '../src/chart-server/renderer.ts';
import { mountChartServer } from '../src/chart-server/server.ts';
import { memoryShortLinks } from '../src/chart-server/short-links.ts';
import { CONFIGS, SIZE } from './charts/configs.ts';
import type { PeerResult, PeerTask } from './charts/peer.ts';
import { type BenchRow, lessIsBetter, moreIsBetter } from './row.ts';

const CORES = os.availableParallelism();
const PEER = 'chartjs-node-canvas';
/** Each side draws every configuration this often before anything is measured, so that its code is compiled, and then for each measure. */
const WARM_ROUNDS = 20;
const ROUNDS = 10;
const MEMORY_RENDERS = 5_000;
const CACHED_REQUESTS = 10_000;

/** Charts at 1000x525: this project's chart server, without its cache, beside chartjs-node-canvas with one process for each core. */
export default async function charts(): Promise<BenchRow[]> {
  const renderer = createRenderer({ cacheBytes: 1 });
  try {
    const ours = await measureOurs(renderer);
    const peer = await measurePeer();
    const memory = await memoryOf(renderer);
    return [...compare(ours, peer), ...memory, ...(await cachedPictures())];
  } finally {
    await renderer.close();
  }
}

interface Measures {
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
  readonly perSecond: number;
}

function compare(ours: Measures, peer: Measures | undefined): BenchRow[] {
  const less = (name: string, unit: string, key: 'p50' | 'p99' | 'bytes') =>
    peer ? lessIsBetter(name, unit, ours[key], peer[key], PEER) : { name, unit, ours: ours[key] };
  const name = 'renders per second';
  return [
    peer
      ? moreIsBetter(name, '1/s', ours.perSecond, peer.perSecond, PEER)
      : { name, unit: '1/s', ours: ours.perSecond },
    less('one render, p50', 'ms', 'p50'),
    less('one render, p99', 'ms', 'p99'),
    less('size of a picture', 'bytes', 'bytes'),
  ];
}

async function measureOurs(renderer: Renderer): Promise<Measures> {
  const timed = async (index: number) => {
    const start = performance.now();
    const { length } = await draw(renderer, index);
    return { time: performance.now() - start, bytes: length };
  };
  await together(CORES * 2, WARM_ROUNDS * CONFIGS.length, timed);
  const single = await together(1, ROUNDS * CONFIGS.length, timed);
  const start = performance.now();
  const all = await together(CORES * 2, ROUNDS * CONFIGS.length, timed);
  const seconds = (performance.now() - start) / 1000;
  return {
    ...percentiles(single.map(({ time }) => time)),
    bytes: single.reduce((sum, { bytes }) => sum + bytes, 0) / single.length,
    perSecond: all.length / seconds,
  };
}

/** One of the configurations, as a PNG. */
async function draw(renderer: Renderer, index: number): Promise<Buffer> {
  const { status, body } = await renderer.render({
    ...SIZE,
    chart: CONFIGS[index % CONFIGS.length],
    devicePixelRatio: 1,
    backgroundColor: 'white',
    version: 4,
  });
  if (status !== 200) throw new Error(`A chart of the benchmark was refused with ${status}.`);
  return body;
}

/** Runs `count` tasks, some at a time, in order. */
async function together<T>(atATime: number, count: number, task: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) results.push(await task(next++));
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}

function percentiles(times: readonly number[]): { p50: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

async function measurePeer(): Promise<Measures | undefined> {
  if (!existsSync(path.join(import.meta.dirname, 'node_modules', PEER))) {
    console.error(
      `${PEER} is not installed, so nothing is compared. It is built from source: install libcairo2-dev libpango1.0-dev libjpeg-dev libgif-dev librsvg2-dev pkg-config with your system's packages, then run: npm install --prefix bench`,
    );
    return undefined;
  }
  const peers = await Promise.all(Array.from({ length: CORES }, startPeer));
  const renders = (ROUNDS * CONFIGS.length) / CORES;
  try {
    await Promise.all(peers.map((peer) => ask(peer, { renders: (WARM_ROUNDS * CONFIGS.length) / CORES, together: 2 })));
    const [first] = peers;
    const single = await ask(first!, { renders: ROUNDS * CONFIGS.length, together: 1 });
    const start = performance.now();
    const all = await Promise.all(peers.map((peer) => ask(peer, { renders, together: 2 })));
    const seconds = (performance.now() - start) / 1000;
    return {
      ...percentiles(single.times),
      bytes: single.bytes / single.times.length,
      perSecond: all.reduce((sum, { times }) => sum + times.length, 0) / seconds,
    };
  } finally {
    for (const peer of peers) peer.kill();
  }
}

async function startPeer(): Promise<ChildProcess> {
  const peer = fork(path.join(import.meta.dirname, 'charts', 'peer.ts'), { execArgv: ['--import=tsx'] });
  await once(peer, 'message');
  return peer;
}

async function ask(peer: ChildProcess, task: PeerTask): Promise<PeerResult> {
  peer.send(task);
  const [result] = (await once(peer, 'message')) as [PeerResult];
  return result;
}

/** Of this process with its workers, in megabytes: in the last thousand renders, and how much more that is than in the second thousand. */
async function memoryOf(renderer: Renderer): Promise<BenchRow[]> {
  const samples: number[] = [];
  // The pictures themselves are let go.
  await together(CORES * 2, MEMORY_RENDERS, async (index) => {
    await draw(renderer, index);
    samples.push(process.memoryUsage().rss / 1e6);
  });
  const thousand = (number: number) => percentiles(samples.slice((number - 1) * 1000, number * 1000)).p50;
  const last = thousand(MEMORY_RENDERS / 1000);
  return [
    { name: `memory after ${MEMORY_RENDERS} renders`, unit: 'MB', ours: last },
    { name: 'memory growth since the second thousand of them', unit: 'MB', ours: last - thousand(2) },
  ];
}

/** The same picture asked for again over HTTP. */
async function cachedPictures(): Promise<BenchRow[]> {
  const renderer = createRenderer();
  const server = restify.createServer();
  mountChartServer(server, { renderer, links: memoryShortLinks() });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const query = `/chart?v=4&w=1000&h=525&devicePixelRatio=1&bkg=white&c=${encodeURIComponent(JSON.stringify(CONFIGS[0]))}`;
  const get = async () => {
    const start = performance.now();
    const request = http.get({ port, agent, path: query });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    response.resume();
    await once(response, 'end');
    return performance.now() - start;
  };
  try {
    await together(8, 500, get);
    const single = await together(1, CACHED_REQUESTS / 10, get);
    const start = performance.now();
    await together(8, CACHED_REQUESTS, get);
    const perSecond = CACHED_REQUESTS / ((performance.now() - start) / 1000);
    return [
      { name: 'cached pictures per second', unit: '1/s', ours: perSecond },
      { name: 'one cached picture, p50', unit: 'ms', ours: percentiles(single).p50 },
    ];
  } finally {
    agent.destroy();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    await renderer.close();
  }
}
