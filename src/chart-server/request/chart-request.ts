import { BadChart, ChartTooLarge } from '../errors.ts';
import { checkConfig } from '../config/check.ts';
import type { Json } from '../config/json.ts';
import { parseConfig } from '../config/parse.ts';
import type { Drawing } from '../draw/draw.ts';
import { type Format, FORMATS } from '../draw/picture.ts';
import type { Limits } from '../limits.ts';

/** A chart to draw, as QuickChart's interface takes it. What is absent or empty has QuickChart's default. */
export interface ChartRequest {
  /** A Chart.js configuration, or its text as JSON or JSON5. */
  readonly chart?: unknown;
  /** In CSS pixels; 500. */
  readonly width?: number | string;
  /** In CSS pixels; 300. */
  readonly height?: number | string;
  /** Device pixels in a CSS pixel; 2. */
  readonly devicePixelRatio?: number | string;
  /** A CSS colour; transparent. */
  readonly backgroundColor?: string;
  /** png, jpg, webp, svg, pdf or base64; png. */
  readonly format?: string;
  /** Version of Chart.js that the configuration is written for; 2. Other versions' names are understood in any case. */
  readonly version?: string | number;
  /** How `chart` is written: url (as it is) or base64. */
  readonly encoding?: string;
}

/**
 * What a request asks to draw, checked.
 * @throws BadChart or ChartTooLarge
 */
export function drawingOf(request: ChartRequest, limits: Limits): Drawing {
  const picture = pictureOf(request, limits);
  return { ...picture, config: configOf(request, limits), version: versionOf(request.version) };
}

/** Everything but the chart. */
function pictureOf(request: ChartRequest, limits: Limits): Omit<Drawing, 'config' | 'version'> {
  const width = sizeOf('width', request.width, 500);
  const height = sizeOf('height', request.height, 300);
  const devicePixelRatio = Number(request.devicePixelRatio || 2);
  if (!(devicePixelRatio >= 0.1 && devicePixelRatio <= 4))
    throw new BadChart('devicePixelRatio must be a number from 0.1 to 4.');
  const [across, down] = [width * devicePixelRatio, height * devicePixelRatio];
  if (across > limits.side || down > limits.side || across * down > limits.pixels) {
    throw new ChartTooLarge(
      `The picture would have ${Math.round(across)} x ${Math.round(down)} pixels (width and height times devicePixelRatio ${devicePixelRatio}): at most ${limits.side} on a side and ${limits.pixels / 1e6} million in all are drawn.`,
    );
  }
  if (across < 1 || down < 1) throw new BadChart('The picture would have no pixels.');
  return {
    width,
    height,
    devicePixelRatio,
    backgroundColor: request.backgroundColor || 'transparent',
    format: formatOf(request.format),
  };
}

/** As QuickChart: a size that is not a number is the default. */
function sizeOf(name: string, given: number | string | undefined, otherwise: number): number {
  const size = Number.parseInt(String(given), 10);
  if (Number.isNaN(size)) return otherwise;
  if (size < 1) throw new BadChart(`${name} must be at least 1.`);
  return size;
}

const ALIASES: Readonly<Record<string, Format>> = { jpeg: 'jpg' };

/** The format asked for. */
export function formatOf(given: string | undefined): Format {
  const name = (given || 'png').toLowerCase();
  const format = FORMATS.find((each) => each === name) ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined);
  if (!format) throw new BadChart(`format must be one of ${FORMATS.join(', ')}.`);
  return format;
}

function versionOf(given: string | number | undefined): number {
  const [, major] = /^v?([234])(?:\.|$)/.exec(String(given || 2)) ?? [];
  if (!major) throw new BadChart('version must be one of 2, 3 and 4: everything is drawn by Chart.js 4.');
  return Number(major);
}

function configOf({ chart, encoding }: ChartRequest, limits: Limits): Json {
  if (chart === undefined || chart === null || chart === '')
    throw new BadChart('You are missing variable `c` or `chart`.');
  if (typeof chart !== 'string') return checkConfig(chart, limits);
  const text = encoding === 'base64' ? fromBase64(chart) : chart;
  if (text.length > limits.configLength)
    throw new ChartTooLarge(`The chart is longer than ${limits.configLength} characters.`);
  return checkConfig(parseConfig(text), limits);
}

/** Also base64url, and with spaces where a `+` went through form decoding. */
function fromBase64(text: string): string {
  return Buffer.from(text.replaceAll(' ', '+'), 'base64').toString('utf8');
}
