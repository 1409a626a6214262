import type { IncomingMessage } from 'node:http';

/** What proxies add to a request that they pass on for somebody elsewhere. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/** Whether a request was made on this machine, and not passed on by a proxy for somebody elsewhere. */
export function isLocal({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  const address = socket.remoteAddress ?? '';
  const loopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  return loopback && PASSED_ON.every((name) => headers[name] === undefined);
}

/** Whether a host, as in a URL or a Host header without its port, is this machine's own name for itself. */
export function isLocalHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
