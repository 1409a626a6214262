import type { Json } from '../chart.ts';
import type { NamedFormat } from '../named-formats.ts';
import type { ChartSpec } from '../spec.ts';
import { FONT, PICTURE, type Theme } from '../theme.ts';
import type { Unit } from '../../topics/topic.ts';

/** What stands at the end of every picture's foot. */
const MARK = 'Citrics';

/** Pixels between the picture's edge and what is drawn. */
export const EDGE = 26;

const LEGEND_BOX = 20;
const LEGEND_GAP = 16;

export type JsonObject = Readonly<Record<string, Json | undefined>>;

export function font(size: number, weight: 'normal' | 'bold' = 'normal'): JsonObject {
  return { family: FONT.family, size, weight, lineHeight: 1.15 };
}

/**
 * Title, what the numbers are, and the legend where there is more than one series.
 * @param compact what the numbers are stands in the title's line, for charts that need the room
 */
export function header(spec: ChartSpec, theme: Theme, legend: boolean, compact = false): JsonObject {
  const full = compact && spec.subtitle !== '' ? `${spec.title}: ${spec.subtitle.toLowerCase()}` : spec.title;
  const title = wrap(full, PICTURE.width - 2 * EDGE, FONT.title * 0.56);
  return {
    title: {
      display: true,
      text: title,
      align: 'start',
      color: theme.text,
      font: font(FONT.title, 'bold'),
      padding: { top: 0, bottom: spec.subtitle === '' && !legend ? 14 : 4 },
    },
    // Below the legend, right above what it measures; an empty one keeps the legend off the picture.
    subtitle: {
      display: spec.subtitle !== '' || legend,
      weight: 500,
      text: compact ? [] : spec.subtitle,
      align: 'start',
      color: theme.muted,
      font: font(FONT.text),
      padding: { bottom: compact ? 10 : 18 },
    },
    legend: {
      display: legend,
      align: 'start',
      labels: {
        color: theme.text,
        font: font(FONT.small),
        usePointStyle: true,
        boxWidth: LEGEND_BOX,
        boxHeight: 14,
        padding: LEGEND_GAP,
      },
    },
  };
}

/** The title of the bottom axis carries the source: so every Chart.js server draws it. */
export function foot(spec: ChartSpec, theme: Theme): JsonObject {
  const text = wrap(`${spec.foot} · ${MARK}`, PICTURE.width - 4 * EDGE, FONT.small * 0.5);
  return {
    display: true,
    text,
    align: 'end',
    color: theme.muted,
    font: font(FONT.small),
    padding: { top: 10, bottom: 0 },
  };
}

/** How an axis writes numbers of a unit. */
export const AXIS_FORMATS: Readonly<Record<Unit, NamedFormat>> = {
  people: 'number-short',
  households: 'number-short',
  homes: 'number-short',
  offenses: 'number-short',
  dollars: 'usd-short',
  'dollars-a-month': 'usd',
  percent: 'percent',
  years: 'number',
  minutes: 'number',
  rooms: 'number',
  'people-per-household': 'number',
  'per-1000-people': 'number',
  'square-miles': 'number-short',
  'people-per-square-mile': 'number-short',
};

/** Breaks a text into lines of about so many pixels, at words. `perLetter` is the mean width of a letter. */
export function wrap(text: string, width: number, perLetter: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + 1 + word.length) * perLetter <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** About how many lines the names of the series take above a picture. */
export function legendLines(names: readonly string[]): number {
  const width = names.reduce((sum, name) => sum + LEGEND_BOX + widthOf(name) + LEGEND_GAP, 0);
  return names.length < 2 ? 0 : Math.ceil(width / (PICTURE.width - 2 * EDGE));
}

/** About how wide a text is in the small size, in pixels. */
export function widthOf(text: string): number {
  return text.length * FONT.small * 0.57;
}
