import type { IncomingMessage } from 'node:http';
import { isObject, type Json } from '../config/json.ts';
import { BadChart, ChartTooLarge } from '../errors.ts';

/**
 * The body of a request: JSON, or a form by its content type.
 * @param limit in bytes
 * @throws BadChart or ChartTooLarge
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Json> {
  const text = await readText(request, limit);
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  const body = parse(text);
  if (!isObject(body)) throw new BadChart('The body must be a JSON object, such as {"chart": {...}}.');
  return body;
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    // The rest is read and dropped, so that the answer reaches a client that is still sending.
    if (length <= limit) parts.push(part);
    else if (length > 10 * limit) break;
  }
  if (length > limit) throw new ChartTooLarge(`The request is larger than ${limit} bytes.`);
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new BadChart('The body is not JSON: send {"chart": {...}} as application/json.', { cause: error });
  }
}
