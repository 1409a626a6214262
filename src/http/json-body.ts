import type { Next, Request, RequestHandler, Response } from 'restify';
import { BodyTooLong, readBody } from './raw-body.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads JSON bodies of the routes that begin with one of these paths into `request.body`, and keeps the bytes as `rawBody`. Other
 * routes read their bodies themselves. Answers 413 over 1 MB, 415 for another type and 400 for broken JSON.
 */
export function jsonBody(paths: readonly string[]): RequestHandler {
  return (request: Request, response: Response, next: Next): void => {
    const isEmpty = request.headers['content-length'] === undefined || request.headers['content-length'] === '0';
    if (
      request.method !== 'POST' ||
      !paths.some((path) => request.url?.startsWith(path)) ||
      (isEmpty && !('transfer-encoding' in request.headers))
    ) {
      next();
      return;
    }
    void read(request).then(({ status, message }) => {
      if (status === 200) next();
      else {
        request.resume();
        response.send(status, { error: { code: status, message } });
        next(false);
      }
    });
  };
}

async function read(request: Request & { rawBody?: Buffer }): Promise<{ status: number; message: string }> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(request.headers['content-type'] ?? ''))
    return { status: 415, message: 'Send JSON with Content-Type: application/json.' };
  let raw: Buffer;
  try {
    raw = await readBody(request, MAX_BODY_BYTES);
  } catch (cause) {
    return cause instanceof BodyTooLong
      ? { status: 413, message: 'A message may have at most 1 MB.' }
      : { status: 400, message: 'The request ended too early.' };
  }
  try {
    request.body = JSON.parse(raw.toString('utf8')) as unknown;
  } catch {
    return { status: 400, message: 'The body is not JSON.' };
  }
  request.rawBody = raw;
  return { status: 200, message: '' };
}
