import type { Plugin } from 'chart.js';
import { contextOf } from './context.ts';

/** Fills the whole picture behind the chart. */
export function background(color: string): Plugin {
  return {
    id: 'background',
    beforeDraw(chart) {
      const ctx = contextOf(chart);
      ctx.save();
      ctx.fillStyle = color;
      ctx.fillRect(0, 0, chart.width, chart.height);
      ctx.restore();
    },
  };
}
