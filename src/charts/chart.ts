import type { ChartConfiguration } from 'chart.js';

/** A Chart.js 4 configuration that is plain JSON: no functions; formats are named (`formatter: "usd-short"`). */
export type ChartConfig = ChartConfiguration;

/** A chart to draw and what it shows in words. Sizes are in CSS pixels of the finished picture. */
export interface Chart {
  readonly config: ChartConfig;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}
