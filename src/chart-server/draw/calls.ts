import { type CanvasGradient, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { isObject, objectOf } from '../config/json.ts';
import { CALL } from '../config/parse.ts';
import { BadChart, ChartTooLarge } from '../errors.ts';
import { imageSize } from './image-size.ts';
import { drawPattern } from './patterns.ts';
import type { Picture } from './picture.ts';

/** Pixels of an image in a configuration. */
const MOST_IMAGE_PIXELS = 4_000_000;

/**
 * Puts gradients, patterns and images in place of the calls in a configuration.
 * @throws BadChart where a call's arguments make no sense
 */
export async function resolveCalls(part: unknown, context: SKRSContext2D, picture: Picture): Promise<void> {
  if (!Array.isArray(part) && !isObject(part)) return;
  for (const [key, value] of Object.entries(part)) {
    if (isObject(value) && typeof value[CALL] === 'string') {
      (part as Record<string, unknown>)[key] = await fill(
        value[CALL],
        Array.isArray(value.arguments) ? value.arguments : [],
        context,
        picture,
      );
    } else {
      await resolveCalls(value, context, picture);
    }
  }
}

async function fill(call: string, given: unknown[], context: SKRSContext2D, picture: Picture): Promise<unknown> {
  switch (call) {
    case 'getGradientFillHelper':
      return evenGradient(given, context, picture);
    case 'getGradientFill':
      return gradient(given, context);
    case 'getImageFill':
      return imageFill(given[0], context);
    case 'pattern.draw':
      return drawPattern(given, context);
    default:
      throw new BadChart(`The chart calls ${call.slice(0, 40)}(), which this server doesn't know.`);
  }
}

/** `(direction, colours, { width, height })`: the colours in even steps over the picture. */
function evenGradient([direction, colors, size]: unknown[], context: SKRSContext2D, picture: Picture): CanvasGradient {
  const { width = picture.width, height = picture.height } = objectOf(size);
  const made = context.createLinearGradient(
    0,
    0,
    direction === 'vertical' ? 0 : Number(width),
    direction === 'horizontal' ? 0 : Number(height),
  );
  const stops = Array.isArray(colors) ? (colors as unknown[]) : [];
  stops.forEach((color, index) => addStop(made, stops.length > 1 ? index / (stops.length - 1) : 0, color));
  return made;
}

/** `([{ offset, color }], [x0, y0, x1, y1])` */
function gradient([stops, line]: unknown[], context: SKRSContext2D): CanvasGradient {
  const [x0, y0, x1, y1] = (Array.isArray(line) ? (line as unknown[]) : []).map(Number);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) {
    throw new BadChart('getGradientFill takes colour stops and a line of four numbers: [x0, y0, x1, y1].');
  }
  const made = context.createLinearGradient(x0, y0, x1, y1);
  for (const stop of Array.isArray(stops) ? (stops as unknown[]) : [])
    addStop(made, Number(objectOf(stop).offset), objectOf(stop).color);
  return made;
}

function addStop(made: CanvasGradient, offset: number, color: unknown): void {
  try {
    made.addColorStop(offset, String(color));
  } catch (error) {
    throw new BadChart('A gradient needs offsets from 0 to 1 and colours by name or number.', { cause: error });
  }
}

/** A fill with an image from a data URL; nothing is fetched. */
async function imageFill(url: unknown, context: SKRSContext2D): Promise<unknown> {
  const [, base64] = (typeof url === 'string' && /^data:image\/(?:png|jpeg);base64,([\w+/=]+)$/.exec(url)) || [];
  if (!base64) throw new BadChart('Images are taken as PNG or JPEG data URLs only: data:image/png;base64,...');
  const bytes = Buffer.from(base64, 'base64');
  const size = imageSize(bytes);
  if (!size) throw new BadChart('The image in the data URL is not a PNG or JPEG.');
  if (size.width * size.height > MOST_IMAGE_PIXELS)
    throw new ChartTooLarge(`An image has more than ${MOST_IMAGE_PIXELS} pixels.`);
  try {
    return context.createPattern(await loadImage(bytes), 'repeat');
  } catch (error) {
    throw new BadChart('The image in the data URL is broken.', { cause: error });
  }
}
