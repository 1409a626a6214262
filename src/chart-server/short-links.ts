import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ChartRequest } from './request/chart-request.ts';

/** Charts that are kept under a short name for some time. */
export interface ShortLinks {
  /** The name, that nobody can guess. */
  create(request: ChartRequest): Promise<string>;
  /** @returns undefined for a name that never was, or has expired */
  get(id: string): Promise<ChartRequest | undefined>;
}

/** How long a short link lives, in milliseconds: 60 days. */
export const SHORT_LINK_LIFE = 60 * 24 * 60 * 60 * 1000;

const MEMORY_BYTES = 64_000_000;

/** Short links for a chart server without a database: they end with the process, or give way to newer ones. */
export function memoryShortLinks(): ShortLinks {
  const kept = new LRUCache<string, string>({
    maxSize: MEMORY_BYTES,
    ttl: SHORT_LINK_LIFE,
    sizeCalculation: (text) => text.length,
  });
  return {
    create(request) {
      const id = randomUUID();
      kept.set(id, JSON.stringify(request));
      return Promise.resolve(id);
    },
    get(id) {
      const text = kept.get(id);
      return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as ChartRequest));
    },
  };
}
