import type { Plugin } from 'chart.js';
import { isObject, objectOf } from '../../config/json.ts';
import { contextOf } from './context.ts';
import { fontOf } from './font-of.ts';

/** The needle of a gauge and the value under it. Lengths are shares of the gauge's radius. */
export const needle: Plugin<'doughnut'> = {
  id: 'gaugeneedle',
  afterDatasetsDraw(chart, _args, options) {
    const {
      share,
      color = '#000',
      radiusPercentage = 4,
      widthPercentage = 6.4,
      lengthPercentage = 80,
      label,
    } = objectOf(options);
    const [slice] = chart.getDatasetMeta(0).data;
    if (typeof share !== 'number' || !slice) return;
    const ctx = contextOf(chart);
    const { outerRadius } = slice.getProps(['outerRadius' as 'x'], true) as unknown as { outerRadius: number };
    const of = (percentage: unknown) => (outerRadius * Number(percentage)) / 100;
    ctx.save();
    ctx.translate(slice.x, slice.y);
    ctx.fillStyle = String(color);
    ctx.save();
    ctx.rotate(Math.PI * (Math.min(Math.max(share, 0), 1) - 0.5));
    ctx.beginPath();
    ctx.moveTo(-of(widthPercentage) / 2, 0);
    ctx.lineTo(0, -of(lengthPercentage));
    ctx.lineTo(of(widthPercentage) / 2, 0);
    ctx.fill();
    ctx.beginPath();
    ctx.arc(0, 0, of(radiusPercentage), 0, 2 * Math.PI);
    ctx.fill();
    ctx.restore();
    const text = objectOf(label);
    if (text.display !== false) {
      ctx.font = fontOf(isObject(text.font) ? text.font : { size: text.fontSize }, 18);
      ctx.textAlign = 'center';
      ctx.textBaseline = 'top';
      ctx.fillText(String(text.text), 0, of(radiusPercentage) + 4);
    }
    ctx.restore();
  },
};
