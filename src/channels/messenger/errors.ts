import { DeliveryError, type DeliveryRemedy } from '../delivery-error.ts';

/** What Graph says in its `error` object. */
export interface GraphFault {
  readonly message: string;
  readonly code: number;
  readonly subcode?: number;
  readonly transient?: boolean;
  readonly trace?: string;
}

/** A call that Graph refused. `message` never holds the token or what a person wrote. */
export class GraphError extends DeliveryError {
  readonly fault: GraphFault;

  constructor(fault: GraphFault, status: number, pauseMs?: number) {
    const verdict = verdictOf(fault, status);
    const code = fault.subcode === undefined ? String(fault.code) : `${fault.code}/${fault.subcode}`;
    super(verdict.remedy, `Messenger refused a call (${code}: ${fault.message}): ${verdict.cure}.`, {
      retryAfterMs: verdict.remedy === 'pause' ? (pauseMs ?? UNTOLD_PAUSE_MS) : undefined,
    });
    this.fault = fault;
  }
}

/** How long to wait when Graph limits the rate without saying for how long. */
export const UNTOLD_PAUSE_MS = 5_000;

const PICTURE = new Set([2018008, 2018047]);
const WINDOW_CLOSED = new Set([2018278, 2018065, 1545041]);
const UNREACHABLE = new Set([2018108, 2018001]);
/** Conversation Routing: a person or another app has the thread. */
const ELSEWHERE = 2018300;
const PASSING = new Set([1, 2, 1200]);
const RATE = new Set([4, 17, 32, 613, 80006]);
const TOKEN = new Set([102, 190]);

interface Verdict {
  readonly remedy: DeliveryRemedy;
  readonly cure: string;
}

/**
 * What to do about an error, by code and subcode. Codes say what they mean whatever the HTTP status is; an unknown code of a
 * 5xx passes, any other one is our own fault.
 * Source: https://developers.facebook.com/docs/messenger-platform/error-codes and Graph's error handling.
 */
export function verdictOf(fault: GraphFault, status: number): Verdict {
  const { code, subcode = 0 } = fault;
  if (TOKEN.has(code))
    return { remedy: 'stop', cure: 'make a new page token and set FACEBOOK_PAGE_TOKEN; nothing is lost meanwhile' };
  if (code === 368)
    return { remedy: 'stop', cure: 'the page is blocked for policy: see its support inbox; nothing is lost meanwhile' };
  if (WINDOW_CLOSED.has(subcode) || WINDOW_CLOSED.has(code))
    return { remedy: 'drop', cure: 'the person last wrote more than 24 hours ago, and may not be written to' };
  if (code === 551 || code === 200 || UNREACHABLE.has(subcode))
    return { remedy: 'drop', cure: 'the person can’t be reached any more' };
  if (subcode === ELSEWHERE)
    return { remedy: 'drop', cure: 'a person or another app has the conversation, and answers in it' };
  if (RATE.has(code) || status === 429)
    return { remedy: 'pause', cure: 'the rate is limited; sending goes on by itself' };
  if (PICTURE.has(subcode) || PICTURE.has(code))
    return { remedy: 'dead-letter', cure: 'Meta must be able to fetch the picture: check PUBLIC_URL' };
  if (PASSING.has(code) || fault.transient || status >= 500)
    return { remedy: 'retry', cure: 'it passes; the call is made again' };
  return { remedy: 'dead-letter', cure: 'the payload is wrong: it is kept, so that it can be seen and replayed' };
}

/** A failure on the way to Graph or back. Unless there was no connection at all, nobody knows whether the call took effect. */
export function unreached(cause: unknown): DeliveryError {
  const name = cause instanceof Error ? cause.name : 'unknown';
  return new DeliveryError('retry', `Messenger could not be reached (${name}); the call is made again.`, {
    cause,
    uncertain: !neverConnected(cause),
  });
}

/** What `fetch` gives as the code of a connection that was never made. */
const NEVER_CONNECTED: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

function neverConnected(cause: unknown): boolean {
  const reason = cause instanceof Error ? cause.cause : undefined;
  return reason instanceof Error && 'code' in reason && NEVER_CONNECTED.includes(reason.code);
}

/** An answer that is not Graph's: a proxy's page, a wrong address. */
export function notGraph(status: number): DeliveryError {
  return status >= 500 || status === 408 || status === 429
    ? new DeliveryError('retry', `Messenger answered ${status} without an error of its own; the call is made again.`)
    : new DeliveryError('stop', `GRAPH_API_URL doesn’t lead to the Graph API (HTTP ${status}): set it right.`);
}
