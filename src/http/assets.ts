import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response, Server } from 'restify';

/** A file that is served as it is. */
export interface Asset {
  readonly path: string;
  readonly type: string;
}

interface Loaded {
  readonly plain: Buffer;
  /** A fifth of web chat's 4 MB. */
  readonly zipped: Buffer;
  readonly etag: string;
}

/** Serves files by their routes. Each is read and compressed once, when it is first asked for. */
export function mountAssets(server: Server, assets: Readonly<Record<string, Asset>>, policy: string): void {
  for (const [route, { path, type }] of Object.entries(assets)) {
    let loaded: Promise<Loaded> | undefined;
    server.get(route, async (request: Request, response: Response) => {
      const { plain, zipped, etag } = await (loaded ??= load(path));
      const isZipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      const headers = {
        etag,
        vary: 'accept-encoding',
        'cache-control': 'no-cache',
        'content-security-policy': policy,
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
