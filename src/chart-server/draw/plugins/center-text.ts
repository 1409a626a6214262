import type { Plugin } from 'chart.js';
import { isObject, objectOf, objectsOf } from '../../config/json.ts';
import { contextOf } from './context.ts';
import { fontOf } from './font-of.ts';

/** Lines of text in the middle of a doughnut: `plugins.doughnutlabel.labels`, each with `text`, `font` and `color`. */
export const centerText: Plugin<'doughnut'> = {
  id: 'doughnutlabel',
  afterDatasetsDraw(chart, _args, options) {
    const lines = objectsOf(objectOf(options).labels ?? []);
    const [slice] = chart.getDatasetMeta(0).data;
    if (lines.length === 0 || !slice) return;
    const ctx = contextOf(chart);
    const { innerRadius } = slice.getProps(['innerRadius' as 'x'], true) as unknown as { innerRadius: number };
    const sizes = lines.map((line, index) =>
      Number(objectOf(line.font).size ?? innerRadius * (index === 0 ? 0.5 : 0.2)),
    );
    const heights = sizes.map((size) => size * 1.2);
    let y = slice.y - heights.reduce((sum, height) => sum + height, 0) / 2;
    ctx.save();
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    lines.forEach((line, index) => {
      const height = heights[index] ?? 0;
      ctx.font = fontOf(isObject(line.font) ? line.font : {}, sizes[index] ?? 0);
      ctx.fillStyle = typeof line.color === 'string' ? line.color : '#000';
      ctx.fillText(typeof line.text === 'string' ? line.text : '', slice.x, y + height / 2);
      y += height;
    });
    ctx.restore();
  },
};
