import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 of some bytes. */
export type Hmac = (secret: string, bytes: Uint8Array | string) => Buffer;

export const hmacSha256: Hmac = (secret, bytes) => createHmac('sha256', secret).update(bytes).digest();

/** What Meta puts into `X-Hub-Signature-256` for a body. */
export function signatureOf(body: Uint8Array, appSecret: string): string {
  return `sha256=${hmacSha256(appSecret, body).toString('hex')}`;
}

/**
 * Whether a webhook body comes from Meta. `body` is the raw bytes as they came: the JSON holds escaped unicode, so a parsed and
 * re-serialised body has another signature. `header` is `X-Hub-Signature-256`; the older SHA-1 header is never enough.
 * The comparison takes the same time wherever the first difference stands.
 * Source: https://developers.facebook.com/docs/messenger-platform/webhooks#validate-payloads
 */
export function isSigned(
  body: Uint8Array,
  header: string | undefined,
  appSecret: string,
  hmac: Hmac = hmacSha256,
): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')?.[1];
  return hex !== undefined && timingSafeEqual(Buffer.from(hex, 'hex'), hmac(appSecret, body));
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hmacSha256(expected, given), hmacSha256(expected, expected));
}

/** Proof that a Graph call comes from the app's own server: hex HMAC-SHA256 of the access token. */
export function appSecretProof(token: string, appSecret: string): string {
  return hmacSha256(appSecret, token).toString('hex');
}
