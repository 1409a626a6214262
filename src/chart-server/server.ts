import type { Request, Response, Server } from 'restify';
import packageJson from '../../package.json' with { type: 'json' };
import { UnknownChartLink } from './errors.ts';
import { readBody } from './http/body.ts';
import { queryOf, readQuery } from './http/query.ts';
import { checkKey, checkSignature } from './http/signature.ts';
import type { ChartResponse, Renderer } from './renderer.ts';
import { chartRequest } from './request/parameters.ts';
import { qrRequest } from './request/qr-request.ts';
import { fillTemplate } from './request/template.ts';
import type { ShortLinks } from './short-links.ts';

export interface ChartServerParts {
  readonly renderer: Renderer;
  readonly links: ShortLinks;
  /** Draw for signed links, and for bodies with this as their `key`, only. */
  readonly secret?: string;
  /** Where short links lead to, without a slash at its end; absent: the host that a client asked. */
  readonly publicUrl?: string;
}

const BODY_BYTES = 1_000_000;

/**
 * Adds QuickChart's routes to a server: `/chart`, `/chart/create`, `/chart/render/<id>`, `/qr` and `/healthcheck`. They read their bodies
 * themselves: the server has no body parser in front of them.
 */
export function mountChartServer(server: Server, { renderer, links, secret, publicUrl }: ChartServerParts): void {
  const parameters = (request: Request) => {
    const given = readQuery(queryOf(request.url ?? ''));
    if (secret !== undefined) checkSignature(given, secret);
    return given;
  };
  const body = async (request: Request) => {
    const given = await readBody(request, BODY_BYTES);
    if (secret !== undefined) checkKey(given.key, secret);
    return chartRequest(given);
  };

  const answer =
    (make: (request: Request) => Promise<ChartResponse>) => async (request: Request, response: Response) => {
      send(
        request,
        response,
        await make(request).catch((error: unknown) => renderer.refuse(error, requestedFormat(request))),
      );
    };

  for (const method of ['get', 'head'] as const) {
    server[method](
      '/chart',
      answer(async (request) => renderer.render(chartRequest(parameters(request)))),
    );
    server[method](
      '/qr',
      answer(async (request) => renderer.qr(qrRequest(parameters(request)))),
    );
    server[method](
      '/chart/render/:id',
      answer(async (request) => {
        const saved = await links.get(String((request.params as Record<string, string>).id));
        if (!saved) throw new UnknownChartLink();
        return renderer.render(fillTemplate(saved, readQuery(queryOf(request.url ?? ''))));
      }),
    );
  }
  server.post(
    '/chart',
    answer(async (request) => renderer.render(await body(request))),
  );
  server.post(
    '/chart/create',
    answer(async (request) => {
      const wanted = await body(request);
      renderer.check(wanted);
      const id = await links.create(wanted);
      return json({
        success: true,
        url: `${publicUrl ?? `http://${request.headers.host ?? 'localhost'}`}/chart/render/${id}`,
      });
    }),
  );
  server.get(
    '/healthcheck',
    answer(() => Promise.resolve(json({ success: true, version: packageJson.version }))),
  );
}

/** A refused chart comes in the format that was asked for; of a body that can't be read nobody knows. */
function requestedFormat(request: Request): { format?: string } {
  const parameters = new URLSearchParams(queryOf(request.url ?? ''));
  return { format: parameters.get('f') ?? parameters.get('format') ?? undefined };
}

function json(value: unknown): ChartResponse {
  return {
    status: 200,
    type: 'application/json',
    headers: { 'Cache-Control': 'no-store' },
    body: Buffer.from(JSON.stringify(value)),
  };
}

function send(request: Request, response: Response, { status, type, headers, body }: ChartResponse): void {
  const known =
    headers.ETag !== undefined &&
    request.headers['if-none-match']?.split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, '') === headers.ETag);
  response.writeHead(known ? 304 : status, {
    ...headers,
    // A browser shows a drawing as a picture and runs nothing in it.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    'X-Content-Type-Options': 'nosniff',
    ...(known ? {} : { 'Content-Type': type, 'Content-Length': body.length }),
  });
  response.end(known || request.method === 'HEAD' ? undefined : body);
}
