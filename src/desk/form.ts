import type { IncomingMessage } from 'node:http';
import { readBody } from '../http/raw-body.ts';

const MAX_BODY_BYTES = 64 * 1024;

/**
 * The fields of a form that was sent.
 * @throws BodyTooLong over 64 kB
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBody(request, MAX_BODY_BYTES);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
  return new URLSearchParams(isForm ? body.toString('utf8') : '');
}
