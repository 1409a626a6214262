import type { ArcElement, Plugin } from 'chart.js';
import { arrayOf, isObject, objectOf } from '../../config/json.ts';
import { contextOf } from './context.ts';
import { fontOf } from './font-of.ts';

/**
 * Labels outside of a pie, each joined to its slice by a line: `plugins.outlabels` with `text` (`%l` the label, `%v` the value, `%p` the
 * percentage), `stretch` (length of the line in pixels), `color`, `backgroundColor`, `lineColor` and `font`.
 */
export const outlabels: Plugin<'pie'> = {
  id: 'outlabels',
  afterDatasetsDraw(chart, _args, given) {
    const options = objectOf(given);
    if (options.display === false) return;
    const ctx = contextOf(chart);
    const values = arrayOf(chart.data.datasets[0]?.data).map(Number);
    const total = values.reduce((sum, value) => sum + value, 0);
    const template = typeof options.text === 'string' ? options.text : '%l %p';
    const stretch = Number(options.stretch ?? 20);
    const font = isObject(options.font) ? options.font : {};
    const size = Number(font.size ?? font.minSize ?? 12);
    ctx.save();
    ctx.font = fontOf(font, size);
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    chart.getDatasetMeta(0).data.forEach((element, index) => {
      const value = values[index];
      if (!value || !chart.getDataVisibility(index)) return;
      const { x, y, startAngle, endAngle, outerRadius, options: style } = element as ArcElement;
      const angle = (startAngle + endAngle) / 2;
      const right = Math.cos(angle) >= 0;
      const [fromX, fromY] = [x + Math.cos(angle) * outerRadius, y + Math.sin(angle) * outerRadius];
      const [toX, toY] = [x + Math.cos(angle) * (outerRadius + stretch), y + Math.sin(angle) * (outerRadius + stretch)];
      const text = template
        .replaceAll('%l', () => labelOf(chart.data.labels?.[index]))
        .replaceAll('%v', () => String(value))
        .replaceAll('%p', () => `${((value / total) * 100).toFixed(1)}%`);
      const width = ctx.measureText(text).width + size;
      const color = typeof style.backgroundColor === 'string' ? style.backgroundColor : '#000';
      ctx.strokeStyle = typeof options.lineColor === 'string' ? options.lineColor : color;
      ctx.beginPath();
      ctx.moveTo(fromX, fromY);
      ctx.lineTo(toX, toY);
      ctx.stroke();
      ctx.fillStyle = typeof options.backgroundColor === 'string' ? options.backgroundColor : color;
      const left = right ? toX : toX - width;
      ctx.fillRect(left, toY - size * 0.9, width, size * 1.8);
      ctx.fillStyle = typeof options.color === 'string' ? options.color : '#fff';
      ctx.fillText(text, left + size / 2, toY);
    });
    ctx.restore();
  },
};

/** The text of a label; one of several lines is an array of them. */
function labelOf(label: unknown): string {
  if (Array.isArray(label)) return label.map(labelOf).join(' ');
  return typeof label === 'string' || typeof label === 'number' ? String(label) : '';
}
