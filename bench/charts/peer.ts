import { createRequire } from 'node:module';
import type { ChartConfig } from '../../src/charts/chart.ts';
import { CONFIGS, SIZE } from './configs.ts';

/** As much of chartjs-node-canvas as is used here: it is no part of the project, so its types are not there. */
interface NodeCanvas {
  renderToBuffer(config: ChartConfig): Promise<Buffer>;
  registerFont(path: string, font: { family: string; weight?: string }): void;
}

interface Package {
  ChartJSNodeCanvas: new (options: {
    width: number;
    height: number;
    backgroundColour: string;
    chartCallback(chart: { defaults: { font: { family?: string } } }): void;
  }) => NodeCanvas;
}

/** A process of the peer: renders `renders` charts from the parent's message, `together` at a time, and reports what it took. */
export interface PeerTask {
  readonly renders: number;
  readonly together: number;
}

export interface PeerResult {
  /** Milliseconds of each render. */
  readonly times: readonly number[];
  readonly bytes: number;
  /** Of the process, in megabytes. */
  readonly memory: number;
}

const require = createRequire(import.meta.url);
const { ChartJSNodeCanvas } = require('chartjs-node-canvas') as Package;
const canvas = new ChartJSNodeCanvas({
  ...SIZE,
  backgroundColour: 'white',
  chartCallback: (chart) => void (chart.defaults.font.family = 'Noto Sans'),
});
for (const [file, weight] of [
  ['400Regular/NotoSans_400Regular.ttf', 'normal'],
  ['700Bold/NotoSans_700Bold.ttf', 'bold'],
] as const) {
  canvas.registerFont(require.resolve(`@expo-google-fonts/noto-sans/${file}`), { family: 'Noto Sans', weight });
}

process.on('message', (task: PeerTask) => void run(task));
process.send?.('ready');

async function run({ renders, together }: PeerTask): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  let next = 0;
  const worker = async () => {
    while (next < renders) {
      // Chart.js writes into what it draws.
      const config = structuredClone(CONFIGS[next++ % CONFIGS.length]!);
      const start = performance.now();
      bytes += (await canvas.renderToBuffer(config)).length;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  const result: PeerResult = { times, bytes, memory: process.memoryUsage().rss / 1e6 };
  process.send?.(result);
}
