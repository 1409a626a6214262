import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { BadChart } from '../errors.ts';

/** Draws a shape of a pattern into a square of the given size. */
type Shape = (tile: SKRSContext2D, size: number) => void;

const line = (...points: readonly (readonly [number, number])[]): Shape => {
  return (tile, size) => {
    tile.beginPath();
    points.forEach(([x, y], index) => tile[index % 2 === 0 ? 'moveTo' : 'lineTo'](x * size, y * size));
    tile.stroke();
  };
};

const circle = (radius: number, how: 'fill' | 'stroke'): Shape => {
  return (tile, size) => {
    tile.beginPath();
    tile.arc(size / 2, size / 2, size * radius, 0, 2 * Math.PI);
    tile[how]();
  };
};

/** The shapes of QuickChart's `pattern.draw`, by name. */
const SHAPES: Readonly<Record<string, Shape>> = {
  box: (tile, size) => tile.strokeRect(size * 0.2, size * 0.2, size * 0.6, size * 0.6),
  cross: line([0.25, 0.25], [0.75, 0.75], [0.75, 0.25], [0.25, 0.75]),
  dash: line([0, 0.25], [0.5, 0.25], [0.5, 0.75], [1, 0.75]),
  diagonal: line([0, 1], [1, 0], [-0.5, 0.5], [0.5, -0.5], [0.5, 1.5], [1.5, 0.5]),
  'diagonal-right-left': line([0, 0], [1, 1], [-0.5, 0.5], [0.5, 1.5], [0.5, -0.5], [1.5, 0.5]),
  diamond: line([0.5, 0], [1, 0.5], [1, 0.5], [0.5, 1], [0.5, 1], [0, 0.5], [0, 0.5], [0.5, 0]),
  disc: circle(0.3, 'fill'),
  dot: circle(0.12, 'fill'),
  line: line([0, 0.5], [1, 0.5]),
  'line-vertical': line([0.5, 0], [0.5, 1]),
  plus: line([0.5, 0.2], [0.5, 0.8], [0.2, 0.5], [0.8, 0.5]),
  ring: circle(0.3, 'stroke'),
  square: (tile, size) => tile.fillRect(size * 0.25, size * 0.25, size * 0.5, size * 0.5),
  triangle: line([0.5, 0.2], [0.8, 0.8], [0.8, 0.8], [0.2, 0.8], [0.2, 0.8], [0.5, 0.2]),
  zigzag: line([0, 0.75], [0.5, 0.25], [0.5, 0.25], [1, 0.75]),
};

/** `(shape, background colour, colour of the pattern, size in pixels)` as a fill. */
export function drawPattern(
  [shape, backgroundColor, color = 'rgba(255, 255, 255, 0.8)', size = 20]: unknown[],
  context: SKRSContext2D,
): unknown {
  const draw = typeof shape === 'string' && Object.hasOwn(SHAPES, shape) ? SHAPES[shape] : undefined;
  if (!draw)
    throw new BadChart(
      `No pattern is named ${String(shape).slice(0, 40)}: there are ${Object.keys(SHAPES).join(', ')}.`,
    );
  const side = Math.min(Math.max(Number(size) || 20, 2), 200);
  const canvas = createCanvas(side, side);
  const tile = canvas.getContext('2d');
  tile.fillStyle = String(backgroundColor);
  tile.fillRect(0, 0, side, side);
  tile.strokeStyle = String(color);
  tile.fillStyle = String(color);
  tile.lineWidth = Math.max(1, side / 10);
  draw(tile, side);
  return context.createPattern(canvas, 'repeat');
}
