import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response, Server } from 'restify';

const PUBLIC = join(import.meta.dirname, 'public');
const { resolve } = createRequire(import.meta.url);

interface Asset {
  readonly path: string;
  readonly type: string;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** The Bot Framework's own web chat and the font from their npm packages: no other site is asked for anything. */
const ASSETS: Readonly<Record<string, Asset>> = {
  '/': { path: join(PUBLIC, 'index.html'), type: 'text/html; charset=utf-8' },
  '/web-chat/page.css': { path: join(PUBLIC, 'page.css'), type: 'text/css; charset=utf-8' },
  '/web-chat/page.js': { path: join(PUBLIC, 'page.js'), type: JAVASCRIPT },
  '/web-chat/icon.svg': { path: join(PUBLIC, 'icon.svg'), type: 'image/svg+xml' },
  '/web-chat/webchat.js': { path: join(resolve('botframework-webchat'), '../../dist/webchat.js'), type: JAVASCRIPT },
  '/web-chat/noto-sans-400.woff2': font(400),
  '/web-chat/noto-sans-600.woff2': font(600),
};

function font(weight: number): Asset {
  return {
    path: resolve(`@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff2`),
    type: 'font/woff2',
  };
}

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

interface Loaded {
  readonly plain: Buffer;
  /** A fifth of web chat's 4 MB. */
  readonly zipped: Buffer;
  readonly etag: string;
}

/** Serves the chat page and what it loads. Each file is read and compressed once, when it is first asked for. */
export function mountPage(server: Server): void {
  for (const [route, { path, type }] of Object.entries(ASSETS)) {
    let loaded: Promise<Loaded> | undefined;
    server.get(route, async (request: Request, response: Response) => {
      const { plain, zipped, etag } = await (loaded ??= load(path));
      const isZipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      const headers = {
        etag,
        vary: 'accept-encoding',
        'cache-control': 'no-cache',
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
      };
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, headers);
        response.end();
        return;
      }
      const body = isZipped ? zipped : plain;
      response.writeHead(200, {
        ...headers,
        'content-type': type,
        'content-length': body.length,
        ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
      });
      response.end(body);
    });
  }
}

async function load(path: string): Promise<Loaded> {
  const plain = await readFile(path);
  const zipped = await promisify(gzip)(plain);
  return { plain, zipped, etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"` };
}
