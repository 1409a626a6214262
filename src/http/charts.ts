import { createHash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { decodePicture } from '../charts/picture-request.ts';
import { pictureOf, type PictureParts } from '../charts/picture.ts';
import type { DrawChart } from '../charts/quickchart.ts';

export interface ChartRoutes extends PictureParts {
  readonly draw: DrawChart;
}

/** A picture changes only with the figures: a day in a cache, and then only a question whether it still holds. */
const CACHE_CONTROL = 'public, max-age=86400, stale-while-revalidate=604800';

/** Adds the short links of pictures: `/charts/<topic>/<geoid>[+<geoid>...].png`. */
export function mountCharts(server: Server, parts: ChartRoutes): void {
  const answer = async (request: Request, response: Response): Promise<void> => sendPicture(request, response, parts);
  server.get('/charts/:subject/:file', answer);
  server.head('/charts/:subject/:file', answer);
}

async function sendPicture(request: Request, response: Response, parts: ChartRoutes): Promise<void> {
  const { subject = '', file = '' } = request.params as Readonly<Record<string, string | undefined>>;
  const query = Object.fromEntries(new URL(request.url ?? '', 'http://localhost').searchParams);
  const wanted = file.endsWith('.png') ? decodePicture(subject, file.slice(0, -'.png'.length), query) : undefined;
  const chart = wanted && (await pictureOf(wanted, parts));
  if (!chart) {
    sendText(response, 404, 'There is no such picture: the topic or a place is unknown, or has no figures to draw.');
    return;
  }
  // The configuration is the picture: the same one has the same tag, whoever draws it.
  const etag = `"${createHash('sha256').update(JSON.stringify(chart)).digest('base64url').slice(0, 24)}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag, 'cache-control': CACHE_CONTROL });
    response.end();
    return;
  }
  const drawn = await parts.draw(chart);
  if (drawn.status !== 200) {
    sendText(response, 502, 'The chart server could not draw this picture. Try again in a moment.');
    return;
  }
  response.writeHead(200, {
    'content-type': drawn.type,
    'content-length': drawn.body.length,
    etag,
    'cache-control': CACHE_CONTROL,
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : drawn.body);
}

function sendText(response: Response, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}
