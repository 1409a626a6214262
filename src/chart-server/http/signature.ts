import { createHmac, timingSafeEqual } from 'node:crypto';
import { UnsignedChart } from '../errors.ts';
import { type Parameters, queryOf, readQuery } from './query.ts';

/**
 * The address with a signature, for a chart server that draws for signed links only. It covers every parameter, and holds whatever order
 * or encoding they arrive in.
 */
export function signChartUrl(url: string, secret: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}sig=${sign(canonical(readQuery(queryOf(url))), secret)}`;
}

/**
 * @throws UnsignedChart where the signature is neither `signChartUrl`'s nor that of quickchart-js (`getSignedUrl`, whose account's key is
 * the secret and which covers the chart alone).
 */
export function checkSignature(parameters: Parameters, secret: string): void {
  const { sig = '', ...rest } = parameters;
  const expected = 'accountId' in rest ? sign(rest.c ?? rest.chart ?? '', secret) : sign(canonical(rest), secret);
  if (!sameText(sig, expected)) throw new UnsignedChart();
}

/**
 * For requests with a body: the secret as their `key`, QuickChart's API key.
 * @throws UnsignedChart
 */
export function checkKey(key: unknown, secret: string): void {
  if (typeof key !== 'string' || !sameText(key, secret)) throw new UnsignedChart();
}

function canonical(parameters: Parameters): string {
  return JSON.stringify(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

function sameText(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => createHmac('sha256', 'length').update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}
