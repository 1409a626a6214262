import { once } from 'node:events';
import { loadImage } from '@napi-rs/canvas';
import restify from 'restify';
import { createRenderer, type Renderer, type RendererOptions } from '../../src/chart-server/renderer.ts';
import { type ChartServerParts, mountChartServer } from '../../src/chart-server/server.ts';
import { memoryShortLinks } from '../../src/chart-server/short-links.ts';

export interface RunningChartServer {
  readonly url: string;
  readonly renderer: Renderer;
  close(): Promise<void>;
}

/** The real chart server on a free port. */
export async function runChartServer(
  options: RendererOptions = {},
  parts: Partial<ChartServerParts> = {},
): Promise<RunningChartServer> {
  const renderer = createRenderer({ threads: 1, ...options });
  const server = restify.createServer();
  mountChartServer(server, { renderer, links: memoryShortLinks(), ...parts });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    renderer,
    async close() {
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await renderer.close();
    },
  };
}

/** Width and height of a picture of any format, as a program that knows the format reads them. */
export async function sizeOf(bytes: Buffer, type: string): Promise<string> {
  if (type === 'application/pdf') {
    const [, width, height] = /\/MediaBox \[0 0 (\d+) (\d+)\]/.exec(bytes.toString('latin1')) ?? [];
    return `${width}x${height}`;
  }
  const image = await loadImage(type === 'text/plain' ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes);
  return `${image.width}x${image.height}`;
}

export const BARS = { type: 'bar', data: { labels: ['a', 'b'], datasets: [{ label: 'Users', data: [120, 60] }] } };
