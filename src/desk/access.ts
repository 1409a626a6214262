import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLocal, isLocalHost } from '../http/local.ts';
import { Attempts } from './attempts.ts';

export type Asking = Pick<IncomingMessage, 'headers' | 'socket' | 'method'>;

/** Whether somebody may use the desk, and if not, what would help. */
export type Entry =
  | { readonly kind: 'open' }
  | { readonly kind: 'sign-in' }
  /** There is no token, and the caller is elsewhere. */
  | { readonly kind: 'closed' }
  /** A form of another site. */
  | { readonly kind: 'other-site' }
  | { readonly kind: 'wait'; readonly seconds: number };

export interface AccessOptions {
  /** Absent: callers on this machine only. */
  readonly token?: string;
  /** How the outside reaches the app. */
  readonly publicUrl: string;
  readonly clock: () => Date;
}

const COOKIE = 'citrics-desk';
const SIGNED_IN_MS = 12 * 60 * 60 * 1000;

/**
 * Who may use the desk: with a token whoever gives it, by the form (a cookie from then on, which the token signs and every replica
 * knows) or as a bearer; without one, callers on this machine.
 */
export class Access {
  readonly #options: AccessOptions;
  readonly #attempts = new Attempts();

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  /** Whether one signs in here, and may sign out. */
  get signsIn(): boolean {
    return this.#options.token !== undefined;
  }

  enter(request: Asking): Entry {
    const { token, clock } = this.#options;
    if (token === undefined) {
      // A page elsewhere could have its name lead to this machine; the browser still tells that name.
      const host = (request.headers.host ?? '').replace(/:\d+$/, '');
      if (!isLocal(request) || !isLocalHost(host)) return { kind: 'closed' };
    } else if (!this.#hasCookie(request, token)) {
      const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (given === undefined) return { kind: 'sign-in' };
      const seconds = this.#attempts.wait(addressOf(request), clock());
      if (seconds > 0) return { kind: 'wait', seconds };
      if (isSame(given.trim(), token)) return { kind: 'open' };
      this.#attempts.wrong(addressOf(request), clock());
      return { kind: 'sign-in' };
    }
    return this.#isForeign(request) ? { kind: 'other-site' } : { kind: 'open' };
  }

  /** The cookie to set for a token that was typed in, or what keeps it from being one. */
  signIn(request: Asking, given: string): { readonly cookie: string } | 'wrong' | Exclude<Entry, { kind: 'open' }> {
    const { token, clock } = this.#options;
    if (token === undefined) return { kind: 'closed' };
    if (this.#isForeign(request)) return { kind: 'other-site' };
    const seconds = this.#attempts.wait(addressOf(request), clock());
    if (seconds > 0) return { kind: 'wait', seconds };
    if (!isSame(given, token)) {
      this.#attempts.wrong(addressOf(request), clock());
      return 'wrong';
    }
    const until = String(clock().getTime() + SIGNED_IN_MS);
    return { cookie: this.#cookie(`${until}.${signatureOf(until, token)}`, SIGNED_IN_MS / 1000) };
  }

  /** The cookie that takes the other one away. */
  signOut(): string {
    return this.#cookie('', 0);
  }

  #cookie(value: string, seconds: number): string {
    const secure = this.#options.publicUrl.startsWith('https:') ? '; Secure' : '';
    return `${COOKIE}=${value}; Path=/desk; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
  }

  #hasCookie({ headers }: Asking, token: string): boolean {
    const value = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\d{1,16})\\.([\\w-]+)`).exec(headers.cookie ?? '');
    const [, until = '', signature = ''] = value ?? [];
    return Number(until) > this.#options.clock().getTime() && isSame(signature, signatureOf(until, token));
  }

  /** Whether a change is asked for by a page of another site; browsers tell where a form stands. */
  #isForeign({ method, headers }: Asking): boolean {
    if (method === 'GET' || method === 'HEAD') return false;
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site !== 'same-origin' && site !== 'none';
    const { origin, host } = headers;
    if (origin === undefined) return false; // no browser
    return (
      origin !== new URL(this.#options.publicUrl).origin && !(URL.canParse(origin) && new URL(origin).host === host)
    );
  }
}

function addressOf({ socket }: Asking): string {
  return socket.remoteAddress ?? '';
}

function signatureOf(until: string, token: string): string {
  return createHmac('sha256', token).update(`citrics desk until ${until}`).digest('base64url');
}

/** Compares in a time that tells nothing of where two texts differ, nor of their lengths. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
