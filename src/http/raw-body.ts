import type { IncomingMessage } from 'node:http';

/** A body is longer than it may be. */
export class BodyTooLong extends Error {}

/**
 * Reads a request's body as it came, up to `limit` bytes. Rejects with BodyTooLong (what still comes is thrown away, not kept),
 * or with the stream's error when the sender hangs up.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) {
      request.resume();
      throw new BodyTooLong();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
