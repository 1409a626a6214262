import type { Renderer } from '../chart-server/renderer.ts';
import type { DrawChart } from './quickchart.ts';

/** Has charts drawn by the chart server inside the app, without HTTP between. */
export function drawWith(renderer: Pick<Renderer, 'render'>): DrawChart {
  return ({ config, width, height, background }) =>
    renderer.render({
      chart: config,
      width,
      height,
      devicePixelRatio: 1,
      backgroundColor: background,
      format: 'png',
      version: '4',
    });
}
