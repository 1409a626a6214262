import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response, Server } from 'restify';
import type { Metrics } from './metrics.ts';

/** What has to work for the app to answer, by name. Each rejects with the cause when it doesn't. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

const CHECK_MS = 3_000;

/** Adds `/healthz` (the process is alive), `/readyz` (it can answer) and `/metrics`. */
export function mountHealth(server: Server, checks: Checks, metrics: Metrics): void {
  server.get('/healthz', async (_request: Request, response: Response) => {
    response.send(200, { status: 'alive' });
    return Promise.resolve();
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const),
    );
    const ready = results.every(([, state]) => state === 'ok');
    response.send(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) });
  });
  server.get('/metrics', async (_request: Request, response: Response) => {
    const text = await metrics.registry.metrics();
    response.writeHead(200, { 'content-type': metrics.registry.contentType });
    response.end(text);
  });
}

async function stateOf(check: () => Promise<void>): Promise<string> {
  const late = new AbortController();
  try {
    return await Promise.race([
      check().then(() => 'ok'),
      sleep(CHECK_MS, `no answer within ${CHECK_MS / 1000} s`, { signal: late.signal }),
    ]);
  } catch (cause) {
    return cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
  } finally {
    late.abort();
  }
}
