import { once } from 'node:events';
import restify, { type Request, type Response, type Server, type ServerOptions } from 'restify';
import { CitricsError } from '../errors.ts';
import { createLog, type Log } from '../log.ts';
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
/** Longer than proxies and load balancers keep an idle connection (60 s), so that none sends into one that is being closed here. */
const KEEP_ALIVE_MS = 65_000;
/** How long connections may last after the app was asked to stop. */
const DRAIN_MS = 2_000;

/** restify without a name and a log of its own (it would log whole requests), with JSON errors. Handlers are async, or take `next`. */
export function createHttpServer(log: Log): Server {
  const server = restify.createServer({
    name: '',
    handleUncaughtExceptions: false,
    ignoreTrailingSlash: true,
    log: createLog('silent') as unknown as ServerOptions['log'], // restify 12 takes pino's, its types still bunyan's
  });
  server.server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.use(jsonBody(JSON_ROUTES));
  server.use(restify.plugins.queryParser({ mapParams: false }));
  // restify's own answer would follow the callback; it fails where headers are out, so the callback is never called.
  server.on('restifyError', (request: Request, response: Response, error: Error & { statusCode?: number }) => {
    const status = error.statusCode ?? 500;
    if (response.destroyed) return; // the client has gone
    if (status >= 500) log.error({ err: error, method: request.method, path: request.path() }, 'a request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const message = status >= 500 ? 'Something went wrong here; it was logged.' : error.message;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code: status, message } }));
  });
  return server;
}

/** Resolves when it listens. @throws PortInUseError */
export async function listen(server: Server, port: number): Promise<void> {
  const failed = once(server, 'error').then(([cause]: unknown[]) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') throw new PortInUseError(port, cause);
    throw cause;
  });
  const listening = new Promise<void>((resolve) => void server.listen(port, resolve));
  await Promise.race([listening, failed]);
  failed.catch(() => undefined); // it listens: later errors are of single connections
}

/** Takes no new connections, lets requests end for a while, then closes what is left. */
export async function stopListening(server: Server): Promise<void> {
  const http = server.server;
  const closed = new Promise<void>((resolve) => void server.close(resolve));
  http.closeIdleConnections();
  const late = setTimeout(() => http.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(late);
}
