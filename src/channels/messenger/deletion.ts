import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { messengerWords } from '../../replies/words/messenger.ts';
import { hmacSha256 } from './signature.ts';

const requestSchema = z.object({
  algorithm: z.literal('HMAC-SHA256'),
  user_id: z.string().min(1),
  issued_at: z.number().optional(),
});
export type DeletionRequest = z.infer<typeof requestSchema>;

/**
 * Reads Meta's `signed_request`: base64url signature, a dot, base64url JSON. Undefined unless the app secret signed it. Never throws.
 * Source: https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
 */
export function readSignedRequest(signed: string, appSecret: string): DeletionRequest | undefined {
  const [signature = '', payload = '', ...rest] = signed.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = hmacSha256(appSecret, payload);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  try {
    return requestSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

/**
 * A code for one request, which by itself proves that it was received and when: the time, and a MAC over it and the user.
 * Nothing about the person is stored for it. The same request gets the same code.
 */
export function confirmationCode(request: DeletionRequest, receivedAt: Date, appSecret: string): string {
  const seconds = request.issued_at ?? Math.floor(receivedAt.getTime() / 1000);
  const user = hmacSha256(appSecret, `deletion-user:${request.user_id}`).toString('hex').slice(0, 12);
  const stamp = `${seconds.toString(36)}-${user}`;
  return `${stamp}-${mac(stamp, appSecret)}`;
}

/** When the request of a code was received; undefined for a code that isn't ours. */
export function readConfirmationCode(code: string, appSecret: string): Date | undefined {
  const [, seconds, user, given] = /^([0-9a-z]{1,9})-([0-9a-f]{12})-([0-9a-f]{16})$/.exec(code) ?? [];
  if (seconds === undefined || user === undefined || given === undefined) return undefined;
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(mac(`${seconds}-${user}`, appSecret)))) return undefined;
  return new Date(parseInt(seconds, 36) * 1000);
}

function mac(stamp: string, appSecret: string): string {
  return hmacSha256(appSecret, `deletion:${stamp}`).toString('hex').slice(0, 16);
}

/** The page that tells what came of a request. `receivedAt` is undefined for a code that isn't ours. */
export function deletionPage(code: string, receivedAt: Date | undefined): string {
  const words = messengerWords.deletion;
  const paragraphs = receivedAt
    ? [words.received(receivedAt.toISOString().slice(0, 10)), words.nothingKept, words.how, words.code(code)]
    : [words.unknown];
  const text = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>${words.title}</title><style>body{font:1.1rem/1.5 sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem}</style>` +
    `</head><body><h1>${words.title}</h1>${text}</body></html>`
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
