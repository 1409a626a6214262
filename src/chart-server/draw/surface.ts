import { type Canvas, createCanvas, PDFDocument, type SKRSContext2D, SvgExportFlag } from '@napi-rs/canvas';
import { encodePalettePng } from '../png/encode.ts';
import type { Picture } from './picture.ts';

/** Something to draw a chart on, and what was drawn as the bytes of a file. */
export interface Surface {
  /** What Chart.js takes as a canvas. */
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  /** Device pixels in a CSS pixel. */
  readonly devicePixelRatio: number;
  finish(): Buffer;
}

const JPEG_QUALITY = 90;
const WEBP_QUALITY = 90;

/** The canvas of the last picture of pixels: most pictures have the same size, and a new canvas costs more than the drawing. */
let raster: Canvas | undefined;

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

/** After a failure: what was half drawn is not drawn on again. */
export function forgetSurface(): void {
  raster = undefined;
}

function pixels({ width, height, devicePixelRatio }: Picture, encode: (canvas: Canvas) => Buffer): Surface {
  const canvas = (raster ??= createCanvas(width, height));
  // Chart.js reads the size in CSS pixels here, and sets the size in device pixels.
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: canvas.getContext('2d'), devicePixelRatio, finish: () => encode(canvas) };
}

function png(canvas: Canvas): Buffer {
  return encodePalettePng(canvas.data(), canvas.width, canvas.height) ?? canvas.encodeSync('png');
}

/** Text becomes outlines, so that the drawing looks the same where the fonts are missing. */
function svg({ width, height }: Picture): Surface {
  const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
  const context = canvas.getContext('2d');
  return { ...vector(context, width, height), finish: () => canvas.getContent() };
}

function pdf({ width, height }: Picture): Surface {
  const document = new PDFDocument({ creator: 'Citrics' });
  const context = document.beginPage(width, height) as SKRSContext2D;
  const finish = () => {
    document.endPage();
    return document.close();
  };
  return { ...vector(context, width, height), finish };
}

/** A canvas of a fixed size around a context: setting its size would wipe what a drawing has. */
function vector(context: SKRSContext2D, width: number, height: number): Omit<Surface, 'finish'> {
  const canvas = { getContext: () => context, width, height };
  Object.defineProperty(context, 'canvas', { value: canvas });
  return { canvas: canvas as unknown as Canvas, context, devicePixelRatio: 1 };
}
