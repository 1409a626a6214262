import { once } from 'node:events';
import restify, { type Request, type Response, type Server } from 'restify';
import { CitricsError } from '../errors.ts';
import type { Log } from '../log.ts';
import { jsonBody } from './json-body.ts';

/** The port is taken by another program. */
export class PortInUseError extends CitricsError {
  constructor(port: number, cause: unknown) {
    super('port-in-use', `Port ${port} is in use by another program. Stop that one, or set PORT to another port.`, {
      cause,
    });
  }
}

/** Routes whose handlers want JSON; all others read their bodies themselves, as they came. */
const JSON_ROUTES = ['/api/messages', '/directline/'];
/** How long connections may last after the app was asked to stop. */
const DRAIN_MS = 5_000;

/** restify without a name, with JSON errors. Handlers are async, or take `next`. */
export function createHttpServer(log: Log): Server {
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false, ignoreTrailingSlash: true });
  server.use(jsonBody(JSON_ROUTES));
  server.use(restify.plugins.queryParser({ mapParams: false }));
  server.on(
    'restifyError',
    (request: Request, response: Response, error: Error & { statusCode?: number }, done: () => void) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) log.error({ err: error, method: request.method, path: request.path() }, 'a request failed');
      if (!response.headersSent) {
        const message = status >= 500 ? 'Something went wrong here; it was logged.' : error.message;
        response.send(status, { error: { code: status, message } });
      } else response.end();
      done();
    },
  );
  return server;
}

/** Resolves when it listens. @throws PortInUseError */
export async function listen(server: Server, port: number): Promise<void> {
  const failed = once(server, 'error').then(([cause]: unknown[]) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') throw new PortInUseError(port, cause);
    throw cause;
  });
  const listening = new Promise<void>((resolve) => server.listen(port, resolve));
  await Promise.race([listening, failed]);
  failed.catch(() => undefined); // it listens: later errors are of single connections
}

/** Takes no new connections, lets requests end for a while, then closes what is left. */
export async function stopListening(server: Server): Promise<void> {
  const http = server.server;
  const closed = new Promise<void>((resolve) => server.close(resolve));
  http.closeIdleConnections();
  const late = setTimeout(() => http.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(late);
}
