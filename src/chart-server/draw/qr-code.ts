import encodeQR from 'qr';
import { BadChart } from '../errors.ts';
import type { Color } from '../png/color-table.ts';
import { FILTER_NONE, writePalettePng } from '../png/write.ts';

/** A QR code to draw. */
export interface QrCode {
  readonly text: string;
  /** Width and height in pixels. */
  readonly size: number;
  /** Empty modules around the code. */
  readonly margin: number;
  readonly correction: 'low' | 'medium' | 'quartile' | 'high';
  readonly dark: Color;
  readonly light: Color;
  readonly format: 'png' | 'svg' | 'base64';
}

/** @throws BadChart where the text doesn't fit into a code, or the code into the picture */
export function drawQrCode(code: QrCode): Buffer {
  const modules = modulesOf(code);
  return code.format === 'svg' ? svg(code, modules) : png(code, modules);
}

function modulesOf({ text, correction, margin }: QrCode): boolean[][] {
  try {
    // The border is 1 at least: it is cut off, and the margin drawn.
    const bordered = encodeQR(text, 'raw', { ecc: correction, border: 1 });
    const bare = bordered.slice(1, -1).map((row) => row.slice(1, -1));
    const empty = Array.from({ length: margin }, () => false);
    const rows = Array.from({ length: margin }, () => Array.from({ length: bare.length + 2 * margin }, () => false));
    return [...rows, ...bare.map((row) => [...empty, ...row, ...empty]), ...rows];
  } catch (error) {
    throw new BadChart('The text is too long for a QR code: shorten it, or lower ecLevel.', { cause: error });
  }
}

/** Whole pixels a module, the code in the middle. */
function png({ size, dark, light }: QrCode, modules: boolean[][]): Buffer {
  const scale = Math.floor(size / modules.length);
  if (scale < 1) throw new BadChart(`The code needs a size of at least ${modules.length} pixels.`);
  const offset = Math.floor((size - scale * modules.length) / 2);
  const module = (pixel: number) => Math.floor((pixel - offset) / scale);
  const lines = Buffer.alloc((size + 1) * size, FILTER_NONE);
  for (let y = 0; y < size; y++) {
    const row = modules[module(y)];
    for (let x = 0; x < size; x++) lines[y * (size + 1) + 1 + x] = row?.[module(x)] ? 1 : 0;
  }
  return writePalettePng(size, size, [light, dark], lines);
}

function svg({ size, dark, light }: QrCode, modules: boolean[][]): Buffer {
  const squares = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  const css = ([red, green, blue, alpha]: Color) => `rgba(${red},${green},${blue},${alpha / 255})`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${modules.length} ${modules.length}" shape-rendering="crispEdges">` +
      `<rect width="100%" height="100%" fill="${css(light)}"/><path fill="${css(dark)}" d="${squares.join('')}"/></svg>`,
  );
}
