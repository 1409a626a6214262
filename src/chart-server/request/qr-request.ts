import type { QrCode } from '../draw/qr-code.ts';
import { BadChart } from '../errors.ts';
import type { Color } from '../png/color-table.ts';

const CORRECTIONS: Readonly<Record<string, QrCode['correction']>> = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' };

/** Characters of a text; the largest code holds 2,953 bytes. */
const MOST_CHARACTERS = 2_953;
const MOST_PIXELS = 3_000;

/**
 * A QR code as QuickChart's `/qr` takes it: `text`, `size` (150), `margin` (4), `ecLevel` (M), `dark` (000), `light` (fff), `format` (png).
 * @throws BadChart
 */
export function qrRequest(parameters: Readonly<Record<string, string>>): QrCode {
  const { text, size, margin, ecLevel, dark, light, format } = parameters;
  if (!text) throw new BadChart('You are missing variable `text`.');
  if (text.length > MOST_CHARACTERS) throw new BadChart('The text is too long for a QR code.');
  const correction = CORRECTIONS[(ecLevel || 'M').toUpperCase()];
  if (!correction) throw new BadChart('ecLevel must be L, M, Q or H.');
  return {
    text,
    size: whole('size', size, 150, 1, MOST_PIXELS),
    margin: whole('margin', margin, 4, 0, 100),
    correction,
    dark: color('dark', dark || '000'),
    light: color('light', light || 'fff'),
    format: formatOf(format || 'png'),
  };
}

function whole(name: string, given: string | undefined, otherwise: number, least: number, most: number): number {
  const number = given ? Number(given) : otherwise;
  if (!Number.isInteger(number) || number < least || number > most)
    throw new BadChart(`${name} must be a whole number from ${least} to ${most}.`);
  return number;
}

function formatOf(given: string): QrCode['format'] {
  if (given === 'png' || given === 'svg' || given === 'base64') return given;
  throw new BadChart('format must be png, svg or base64.');
}

/** Hexadecimal with or without `#`: 3, 4, 6 or 8 digits. */
function color(name: string, given: string): Color {
  const [, digits = ''] = /^#?((?:[\da-f]{3,4}){1,2})$/i.exec(given) ?? [];
  const pairs = digits.length <= 4 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red, green, blue, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
  if (red === undefined || green === undefined || blue === undefined)
    throw new BadChart(`${name} must be a colour of hexadecimal digits, such as 1a2b3c.`);
  return [red, green, blue, alpha];
}
