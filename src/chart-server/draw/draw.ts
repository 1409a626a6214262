import type { ChartConfiguration } from 'chart.js';
import { chartConfig } from '../config/chart-config.ts';
import type { Json } from '../config/json.ts';
import { BadChart, ChartError } from '../errors.ts';
import { resolveCalls } from './calls.ts';
import { Chart } from './chart-js.ts';
import type { Picture } from './picture.ts';
import { background } from './plugins/background.ts';
import { surfaceFor } from './surface.ts';

/** A chart to draw: a checked configuration, whose defaults are those of Chart.js 2, 3 or 4. */
export interface Drawing extends Picture {
  readonly config: Json;
  readonly version: number;
}

/**
 * A chart as the bytes of a picture in the format asked for (`base64`: a PNG).
 * @throws ChartError where the configuration can't be drawn.
 */
export async function drawChart(drawing: Drawing): Promise<Buffer> {
  const surface = surfaceFor(drawing);
  try {
    const config = chartConfig(drawing.config, drawing.version);
    // Without data, Chart.js would draw a kind it doesn't know as nothing.
    Chart.registry.getController(config.type);
    await resolveCalls(config, surface.context, drawing);
    const chart = new Chart(surface.canvas, still(config, drawing, surface.devicePixelRatio));
    const bytes = surface.finish();
    chart.destroy();
    return bytes;
  } catch (error) {
    // A chart that failed halfway stays listed.
    for (const id of Object.keys(Chart.instances)) delete Chart.instances[id];
    if (error instanceof ChartError) throw error;
    throw new BadChart(`The chart can't be drawn: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Drawn once, at the size asked for, by nobody's pointer. */
function still(config: ChartConfiguration, drawing: Drawing, devicePixelRatio: number): ChartConfiguration {
  return {
    ...config,
    options: { ...config.options, animation: false, responsive: false, events: [], devicePixelRatio },
    // JPEG has no transparency.
    plugins: [...(drawing.format === 'jpg' ? [background('#fff')] : []), background(drawing.backgroundColor)],
  };
}
