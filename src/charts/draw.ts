import type { Chart } from './chart.ts';
import { drawBars } from './draw/bars.ts';
import { drawLines } from './draw/lines.ts';
import type { ThemeName } from './picture-request.ts';
import type { ChartSpec } from './spec.ts';
import { PICTURE, THEMES } from './theme.ts';

/** Lays a chart out as a Chart.js configuration. Pure. */
export function draw(spec: ChartSpec, theme: ThemeName): Chart {
  const colors = THEMES[theme];
  return {
    config: spec.kind === 'bars' ? drawBars(spec, colors) : drawLines(spec, colors),
    ...PICTURE,
    background: colors.background,
    alt: spec.alt,
  };
}
