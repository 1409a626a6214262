import type { ChartConfig } from '../chart.ts';
import type { Bar, BarSeries, BarsSpec } from '../spec.ts';
import { FONT, PICTURE, type Theme } from '../theme.ts';
import { AXIS_FORMATS, EDGE, font, foot, header, legendLines, widthOf, wrap, type JsonObject } from './frame.ts';

/** More bars than this leave no room for a number beside each. */
const MOST_LABELLED = 13;
/** As many fewer for each line of names above them. */
const BARS_IN_A_LINE = 1.5;

/** More categories than this need the line in which others say what the numbers are. */
const MOST_SPACIOUS = 9;

/** More categories than this leave no room for labels of two lines. */
const MOST_WRAPPED = 7;
const LABEL_WIDTH = 330;
const LABEL_GAP = 8;
const DOT_RADIUS = 9;
const MARK_GAP = 12;

/** What stands where there is no figure. */
const NO_DATA = 'no data';

/** Lying bars with their numbers; too many of them become a dot for each place on a line for each category. */
export function drawBars(spec: BarsSpec, theme: Theme): ChartConfig {
  const places = spec.series.filter(({ role }) => role === 'place');
  const marks = spec.series.filter(({ role }) => role !== 'place');
  const lines = legendLines(spec.series.map(({ name }) => name));
  return places.length * spec.categories.length <= MOST_LABELLED - BARS_IN_A_LINE * lines
    ? labelledBars(spec, places, marks, theme)
    : dots(spec, places, theme);
}

function labelledBars(
  spec: BarsSpec,
  places: readonly BarSeries[],
  marks: readonly BarSeries[],
  theme: Theme,
): ChartConfig {
  const values = spec.series.flatMap(({ bars }) => bars.flatMap((bar) => bar?.value ?? []));
  const labels = places.flatMap(({ bars }) => bars.map((bar) => bar?.label ?? NO_DATA));
  const plot = PICTURE.width - 2 * EDGE - widestCategory(spec);
  // The longest bar ends where its number still fits.
  const room = 1 - (Math.max(...labels.map(widthOf)) + LABEL_GAP) / plot;
  const longest = (Math.max(...values, 0) || 1) / room;
  const pixels = plot / longest;
  return {
    type: 'bar',
    data: {
      labels: categoryLabels(spec),
      datasets: [
        ...marks.map((series) => markDataset(series, theme)),
        ...places.map((series) => barDataset(series, spec, offsetsBeside(series, marks, pixels), theme)),
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      layout: { padding: { left: EDGE, right: EDGE, top: 20, bottom: 12 } },
      scales: {
        x: {
          min: Math.min(0, ...values),
          max: longest,
          grid: { display: false },
          border: { display: false },
          ticks: { display: false },
          title: foot(spec, theme),
        },
        y: categoryAxis(theme),
      },
      plugins: header(spec, theme, spec.series.length > 1),
    },
  };
}

function barDataset(series: BarSeries, spec: BarsSpec, offsets: readonly number[], theme: Theme): JsonObject {
  const own = theme.places[series.place % theme.places.length] ?? theme.text;
  const colors = series.bars.map((bar, index) => {
    if (bar?.of) return colorOf(bar.of, theme);
    return spec.highlight === undefined || spec.highlight === index || spec.series.length > 1 ? own : theme.faded;
  });
  return {
    label: series.name,
    data: series.bars.map((bar, index) => pointOf(bar, index)),
    backgroundColor: colors.every((color) => color === own) ? own : colors,
    pointStyle: 'rectRounded',
    borderRadius: 4,
    maxBarThickness: 44,
    categoryPercentage: spec.series.length > 1 ? 0.86 : 0.8,
    barPercentage: 0.92,
    datalabels: {
      display: true,
      anchor: 'end',
      align: 'end',
      offset: offsets,
      clamp: false,
      color: series.bars.map((bar) => (bar ? theme.text : theme.muted)),
      font: font(FONT.small),
    },
  };
}

/**
 * How far from its bar each number stands: right beside it, or past the marks that would run through it.
 * @param pixels of one unit
 */
function offsetsBeside(series: BarSeries, marks: readonly BarSeries[], pixels: number): readonly number[] {
  return series.bars.map((bar, index) => {
    const value = bar?.value ?? 0;
    const taken = marks
      .map((mark) => ((mark.bars[index]?.value ?? 0) - value) * pixels)
      .filter((away) => away > 0)
      .sort((a, b) => a - b);
    const width = widthOf(bar?.label ?? NO_DATA);
    return taken.reduce((offset, away) => (away < offset + width + MARK_GAP ? away + MARK_GAP : offset), LABEL_GAP);
  });
}

/** The state or the nation as a thin upright mark across the bar of each category. */
function markDataset(series: BarSeries, theme: Theme): JsonObject {
  const color = colorOf(series, theme);
  return {
    type: 'line',
    label: series.name,
    data: series.bars.map(spotOf),
    showLine: false,
    pointStyle: 'line',
    rotation: 90,
    pointRadius: 22,
    pointBorderWidth: series.role === 'state' ? 5 : 3,
    borderColor: color,
    backgroundColor: color,
    clip: false,
    datalabels: { display: false },
  };
}

/** A dot for each place on a line for each category, for what would be too many bars to read. */
function dots(spec: BarsSpec, places: readonly BarSeries[], theme: Theme): ChartConfig {
  return {
    type: 'line',
    data: {
      labels: categoryLabels(spec),
      datasets: places.map((series) => {
        const color = theme.places[series.place % theme.places.length] ?? theme.text;
        return {
          label: series.name,
          data: series.bars.map(spotOf),
          showLine: false,
          pointStyle: 'circle',
          pointRadius: DOT_RADIUS,
          borderColor: theme.background,
          borderWidth: 1.5,
          backgroundColor: color,
          clip: false,
          datalabels: { display: false },
        };
      }),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      layout: { padding: { left: EDGE, right: EDGE + 14, top: 20, bottom: 12 } },
      scales: {
        x: {
          beginAtZero: true,
          grid: { display: false },
          border: { display: false },
          ticks: { color: theme.muted, font: font(FONT.small), maxTicksLimit: 6, format: AXIS_FORMATS[spec.unit] },
          title: foot(spec, theme),
        },
        y: { ...categoryAxis(theme, 8 + DOT_RADIUS), grid: { color: theme.grid, drawTicks: false }, offset: true },
      },
      plugins: header(spec, theme, true, spec.categories.length > MOST_SPACIOUS),
    },
  };
}

function categoryAxis(theme: Theme, padding = 8): JsonObject {
  return {
    grid: { display: false },
    border: { display: false },
    ticks: { autoSkip: false, color: theme.text, font: font(FONT.small), padding },
  };
}

/** Long names in two lines where there is room. */
function categoryLabels({ categories }: BarsSpec): (string | readonly string[])[] {
  if (categories.length > MOST_WRAPPED) return [...categories];
  return categories.map((name) => {
    const lines = wrap(name, LABEL_WIDTH, FONT.small * 0.57);
    return lines.length === 1 ? name : lines;
  });
}

function widestCategory(spec: BarsSpec): number {
  return Math.max(...categoryLabels(spec).flat().map(widthOf));
}

function pointOf(bar: Bar | undefined, index: number): JsonObject {
  return bar ? { x: bar.value, y: index, label: bar.label } : { x: 0, y: index, label: NO_DATA };
}

/** Where a dot or mark stands; nowhere without a figure. Chart.js takes no null in place of the whole point. */
function spotOf(bar: Bar | undefined, index: number): JsonObject {
  return { x: bar?.value ?? null, y: index };
}

function colorOf({ role, place }: { role: BarSeries['role']; place: number }, theme: Theme): string {
  return role === 'place' ? (theme.places[place % theme.places.length] ?? theme.text) : theme.marks[role];
}
