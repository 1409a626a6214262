import type { ChartConfig } from '../chart.ts';
import type { LineSeries, LinesSpec } from '../spec.ts';
import { FONT, PICTURE, type Theme } from '../theme.ts';
import { AXIS_FORMATS, EDGE, font, foot, header, widthOf, type JsonObject } from './frame.ts';
import { ticksOf, valueAxis } from './value-axis.ts';

/** Years that fit side by side under the axis. */
const MOST_YEARS = 12;

/** About what the numbers beside the upright axis take, in pixels. */
const AXIS_WIDTH = 90;

/** More points than this on a line make dots a blur. */
const MOST_DOTS = 30;

/** How far apart two lines end so that their numbers fit above each other, as a share of what the upright axis covers. */
const LEAST_APART = 0.1;

/** Lines over years or months, each with its last number at its end, or all beside their names where that has no room. */
export function drawLines(spec: LinesSpec, theme: Theme): ChartConfig {
  const values = spec.series.flatMap((series) => series.values.flatMap((value) => value ?? []));
  const { span, scale } = valueAxis(values, spec.unit);
  const atEnds = apart(spec.series, span * LEAST_APART);
  return {
    type: 'line',
    data: {
      labels: [...timeLabels(spec), ...Array<string>(atEnds ? roomForEnds(spec) : 0).fill('')],
      datasets: spec.series.map((series) => lineDataset(series, spec, atEnds, theme)),
    },
    options: {
      animation: false,
      layout: { padding: { left: EDGE, right: EDGE, top: 20, bottom: 12 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: theme.muted },
          ticks: { autoSkip: false, maxRotation: 0, color: theme.muted, font: font(FONT.small), padding: 6 },
          title: foot(spec, theme),
        },
        y: {
          ...scale,
          grid: { color: theme.grid, drawTicks: false },
          border: { display: false },
          ticks: {
            ...ticksOf(spec.unit),
            maxTicksLimit: 6,
            color: theme.muted,
            font: font(FONT.small),
            padding: 14,
            format: AXIS_FORMATS[spec.unit],
          },
        },
      },
      plugins: header(spec, theme, spec.series.length > 1),
    },
  };
}

function lineDataset(
  series: LineSeries,
  { times, asked, series: all }: LinesSpec,
  atEnd: boolean,
  theme: Theme,
): JsonObject {
  const color = series.dashed ? theme.muted : (theme.places[series.place % theme.places.length] ?? theme.text);
  const last = series.values.findLastIndex((value) => value !== null);
  // The numbers of several lines at one time would cover each other.
  const named = all.length === 1 ? asked : undefined;
  const known = series.values.filter((value) => value !== null).length;
  return {
    label: atEnd
      ? series.name
      : `${series.name} ${series.endLabel}${last === times.length - 1 ? '' : ` (${times[last] ?? ''})`}`,
    data: series.values.map((value, index) => ({
      x: index,
      y: value,
      label: index === named ? (series.askedLabel ?? '') : index === last ? series.endLabel : '',
    })),
    borderColor: color,
    backgroundColor: color,
    borderWidth: 4,
    borderDash: series.dashed ? [10, 6] : [],
    pointStyle: 'circle',
    pointRadius: series.values.map((_, index) => (index === asked ? 9 : known <= MOST_DOTS || index === last ? 6 : 0)),
    spanGaps: true,
    tension: 0,
    clip: false,
    datalabels: {
      display: series.values.map((_, index) => index === named || (atEnd && index === last)),
      anchor: 'center',
      align: series.values.map((_, index) => (index === named && index !== last ? 'top' : 'right')),
      offset: 12,
      clip: false,
      color,
      // No line of the grid or axis runs through a number.
      backgroundColor: theme.background,
      padding: 2,
      font: font(FONT.small, 'bold'),
    },
  };
}

/** Whether all lines go on to the last time and end so far apart: a number where one ends early would stand among the others. */
function apart(series: readonly LineSeries[], least: number): boolean {
  const ends = series.flatMap(({ values }) => values.at(-1) ?? []).sort((a, b) => a - b);
  if (ends.length < series.length) return false;
  return ends.every((end, index) => index === 0 || end - (ends[index - 1] ?? end) >= least);
}

/** How many empty times after the last one leave room for the numbers at the lines' ends. */
function roomForEnds({ series, times }: LinesSpec): number {
  const width = Math.max(...series.map(({ endLabel }) => widthOf(endLabel)));
  const plot = PICTURE.width - 2 * EDGE - AXIS_WIDTH;
  return Math.ceil(((width + EDGE) / (plot - width - EDGE)) * (times.length - 1));
}

/** A year under each January, or under every second or third where they would touch. */
function timeLabels({ step, times }: LinesSpec): string[] {
  const years = [...new Set(times.map((time) => time.slice(0, 4)))];
  const every = Math.ceil(years.length / MOST_YEARS);
  return times.map((time) => {
    const year = time.slice(0, 4);
    const starts = step === 'year' || time.endsWith('-01');
    return starts && years.indexOf(year) % every === 0 ? year : '';
  });
}
