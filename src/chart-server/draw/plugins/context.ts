import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Chart } from 'chart.js';

/** What a chart draws on. Chart.js types it as a browser's, which this project has no types of. */
export function contextOf(chart: Pick<Chart, 'ctx'>): SKRSContext2D {
  return chart.ctx as SKRSContext2D;
}
