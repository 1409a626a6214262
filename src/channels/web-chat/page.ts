import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';

const PUBLIC = join(import.meta.dirname, 'public');

interface Asset {
  readonly path: string;
  readonly type: string;
}

/** The Bot Framework's own web chat, from its npm package: no other site is asked for anything. */
const WEB_CHAT = join(createRequire(import.meta.url).resolve('botframework-webchat'), '../../dist/webchat.js');

const ASSETS: Readonly<Record<string, Asset>> = {
  '/': { path: join(PUBLIC, 'index.html'), type: 'text/html; charset=utf-8' },
  '/web-chat/page.css': { path: join(PUBLIC, 'page.css'), type: 'text/css; charset=utf-8' },
  '/web-chat/page.js': { path: join(PUBLIC, 'page.js'), type: 'text/javascript; charset=utf-8' },
  '/web-chat/icon.svg': { path: join(PUBLIC, 'icon.svg'), type: 'image/svg+xml' },
  '/web-chat/webchat.js': { path: WEB_CHAT, type: 'text/javascript; charset=utf-8' },
};

/** Scripts and styles from here only; web chat's style engine writes its rules into the page. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: http: https:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-ancestors 'self'",
].join('; ');

/** Serves the chat page and what it loads. */
export function mountPage(server: Server): void {
  for (const [route, asset] of Object.entries(ASSETS)) {
    server.get(route, async (request: Request, response: Response) => {
      const { mtimeMs, size } = await stat(asset.path);
      const etag = `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
      response.setHeader('etag', etag);
      response.setHeader('cache-control', 'no-cache');
      response.setHeader('content-security-policy', POLICY);
      response.setHeader('x-content-type-options', 'nosniff');
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304);
        response.end();
        return;
      }
      response.writeHead(200, { 'content-type': asset.type, 'content-length': size });
      await pipeline(createReadStream(asset.path), response);
    });
  }
}
