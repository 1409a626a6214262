import { createHash } from 'node:crypto';
import os from 'node:os';
import { LRUCache } from 'lru-cache';
import { ChartError, ChartServerBusy } from './errors.ts';
import type { Format } from './draw/picture.ts';
import type { QrCode } from './draw/qr-code.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { DrawingPool } from './pool.ts';
import { refusalHeaders, refusalPicture } from './refusal.ts';
import { type ChartRequest, drawingOf } from './request/chart-request.ts';
import type { Task } from './worker.ts';

export interface RendererOptions {
  /** Worker threads; as many as there are processors. */
  readonly threads?: number;
  /** How far the threads stand back behind the rest of the machine, as nice(1) counts it; 0. */
  readonly niceness?: number;
  /** Of the pictures that are kept, in bytes; 64 MB. */
  readonly cacheBytes?: number;
  readonly limits?: Partial<Limits>;
}

/** An answer as HTTP gives it. */
export interface ChartResponse {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Draws charts in worker threads and keeps the latest pictures. Close it to end the threads. */
export interface Renderer {
  /**
   * A chart that can't be drawn is answered with a picture of the reason and its status.
   * @throws only what is a fault of this server
   */
  render(request: ChartRequest): Promise<ChartResponse>;
  /** @throws ChartError where the text is too long for a code */
  qr(code: QrCode): Promise<ChartResponse>;
  /** @throws ChartError where a request can't be drawn, as far as that shows without drawing it */
  check(request: ChartRequest): void;
  /** A failure as `render` answers it, for the routes around it. */
  refuse(error: unknown, request: ChartRequest): Promise<ChartResponse>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<Format, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  base64: 'text/plain',
};

/** One week, as QuickChart: a link holds the whole chart, so its picture changes only with this server. */
const CACHE_CONTROL = 'public, max-age=604800';

export function createRenderer(options: RendererOptions = {}): Renderer {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const pool = new DrawingPool(options.threads ?? os.availableParallelism(), limits, options.niceness ?? 0);
  const cache = new LRUCache<string, ChartResponse>({
    maxSize: options.cacheBytes ?? 64_000_000,
    sizeCalculation: ({ body }, key) => body.length + key.length,
  });
  const underWay = new Map<string, Promise<ChartResponse>>();

  /** Equal pictures are drawn once, also when they are asked for at the same time. */
  async function draw(task: Task['draw'], answer: (bytes: Buffer) => ChartResponse): Promise<ChartResponse> {
    const key = JSON.stringify(task);
    const made = cache.get(key) ?? underWay.get(key);
    if (made) return made;
    const making = pool.draw(task).then(answer);
    underWay.set(key, making);
    try {
      const response = await making;
      cache.set(key, response);
      return response;
    } finally {
      underWay.delete(key);
    }
  }

  async function refuse(error: unknown, request: ChartRequest): Promise<ChartResponse> {
    if (!(error instanceof ChartError)) throw error;
    const headers = refusalHeaders(error);
    if (error instanceof ChartServerBusy)
      return { status: error.status, type: 'text/plain', headers, body: Buffer.from(error.message) };
    const picture = refusalPicture(error, request);
    return draw(picture, (body) => ({ status: error.status, type: TYPES[picture.format], headers, body }));
  }

  async function render(request: ChartRequest): Promise<ChartResponse> {
    const drawing = drawingOf(request, limits);
    return draw(drawing, (bytes) => chartResponse(bytes, drawing.format));
  }

  return {
    qr: (code) => draw(code, (bytes) => chartResponse(bytes, code.format)),
    check: (request) => void drawingOf(request, limits),
    // A refusal can itself be refused, when the server is busy.
    render: (request) =>
      render(request).catch((error: unknown) =>
        refuse(error, request).catch((again: unknown) => refuse(again, request)),
      ),
    refuse,
    close: () => pool.close(),
  };
}

function chartResponse(bytes: Buffer, format: Format): ChartResponse {
  const body = format === 'base64' ? Buffer.from(bytes.toString('base64')) : bytes;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return { status: 200, type: TYPES[format], headers: { ETag: etag, 'Cache-Control': CACHE_CONTROL }, body };
}
