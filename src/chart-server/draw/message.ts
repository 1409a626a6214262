import { FAMILIES } from '../config/families.ts';
import type { Picture } from './picture.ts';
import { surfaceFor } from './surface.ts';

const FONT_SIZE = 16;
const PADDING = 16;
const LINES = 12;

/** A sentence to show where a chart should be. */
export interface Message extends Picture {
  readonly message: string;
}

/** A sentence as a picture, for whoever sees only an image where the chart should be. Black on white, wrapped, cut after some lines. */
export function drawMessage({ message, ...picture }: Message): Buffer {
  const surface = surfaceFor(picture);
  const { context, devicePixelRatio } = surface;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, picture.width, picture.height);
  context.fillStyle = '#000';
  context.textBaseline = 'top';
  context.font = `${FONT_SIZE}px ${FAMILIES}`;
  wrap(message, picture.width - 2 * PADDING, (text) => context.measureText(text).width)
    .slice(0, LINES)
    .forEach((line, index) => context.fillText(line, PADDING, PADDING + index * FONT_SIZE * 1.4));
  return surface.finish();
}

/** Lines of words that are no wider than the width; a longer word stands alone. */
function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    return last !== undefined && measure(longer) <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}
