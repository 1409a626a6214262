import { type Canvas, createCanvas, PDFDocument, type SKRSContext2D, SvgExportFlag } from '@napi-rs/canvas';
import { PaletteEncoder } from '../png/palette-encoder.ts';
import type { Picture } from './picture.ts';

/** Something to draw a chart on, and what was drawn as the bytes of a file. */
export interface Surface {
  /** What Chart.js takes as a canvas. */
  readonly canvas: { getContext(): SKRSContext2D; width: number; height: number };
  readonly context: SKRSContext2D;
  /** Device pixels in a CSS pixel. */
  readonly devicePixelRatio: number;
  finish(): Buffer;
}

const JPEG_QUALITY = 90;
const WEBP_QUALITY = 90;

/** One canvas for all pictures of pixels: a new one costs more than the drawing, and keeps its pixels until it is collected. */
const raster = createCanvas(1, 1);

const encoder = new PaletteEncoder();

export function surfaceFor(picture: Picture): Surface {
  switch (picture.format) {
    case 'svg':
      return svg(picture);
    case 'pdf':
      return pdf(picture);
    case 'png':
    case 'base64':
      return pixels(picture, png);
    case 'jpg':
      return pixels(picture, (canvas) => canvas.encodeSync('jpeg', JPEG_QUALITY));
    case 'webp':
      return pixels(picture, (canvas) => canvas.encodeSync('webp', WEBP_QUALITY));
  }
}

function pixels({ width, height, devicePixelRatio }: Picture, encode: (canvas: Canvas) => Buffer): Surface {
  const [across, down] = [Math.floor(width * devicePixelRatio), Math.floor(height * devicePixelRatio)];
  if (raster.width !== across) raster.width = across;
  if (raster.height !== down) raster.height = down;
  const context = raster.getContext('2d');
  // Also what a chart that failed halfway left.
  context.reset();
  return { ...sized(context, width, height), devicePixelRatio, finish: () => encode(raster) };
}

function png(canvas: Canvas): Buffer {
  return encoder.encode(canvas.data(), canvas.width, canvas.height) ?? canvas.encodeSync('png');
}

/** Text becomes outlines, so that the drawing looks the same where the fonts are missing. */
function svg({ width, height }: Picture): Surface {
  const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
  const context = canvas.getContext('2d');
  return { ...sized(context, width, height), devicePixelRatio: 1, finish: () => canvas.getContent() };
}

function pdf({ width, height }: Picture): Surface {
  const document = new PDFDocument({ creator: 'Citrics' });
  const context = document.beginPage(width, height) as SKRSContext2D;
  const finish = () => {
    document.endPage();
    return document.close();
  };
  return { ...sized(context, width, height), devicePixelRatio: 1, finish };
}

/**
 * What Chart.js takes as a canvas: a width and height in CSS pixels. It sets them to device pixels, which would wipe a drawing and make
 * the pixels of a real canvas anew.
 */
function sized(context: SKRSContext2D, width: number, height: number): Pick<Surface, 'canvas' | 'context'> {
  const canvas = { getContext: () => context, width, height };
  Object.defineProperty(context, 'canvas', { value: canvas, writable: true });
  return { canvas, context };
}
