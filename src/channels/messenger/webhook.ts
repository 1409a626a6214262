import type { Next, Request, Response } from 'restify';
import type { Log } from '../../log.ts';
import type { Receive } from '../channel.ts';
import type { Counters, Refusal } from './counters.ts';
import { eventsOf, isWebhook, type PolicyNotice } from './events.ts';
import { BodyTooLong, readBody } from '../../http/raw-body.ts';
import { isSameSecret, isSigned } from './signature.ts';

/** Meta's batches are far smaller; a longer body is not Meta's. */
export const MAX_BODY_BYTES = 1024 * 1024;

export interface WebhookOptions {
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly log: Log;
  readonly counters: Counters;
  readonly clock: () => Date;
}

/** A request that isn't answered with 200: the status, and why in a word for the counter and the log. */
interface Refused {
  readonly status: number;
  readonly why: Refusal;
}

/**
 * Answers Meta's webhook calls: 200 as soon as the events are stored, 503 when they can't be (Meta then sends them again), 4xx for
 * everything that Meta didn't send. Never rejects, and logs no word of what people wrote.
 */
export function createWebhook(options: WebhookOptions, receive: Receive) {
  const { log, counters, clock } = options;

  const take = async (request: Request): Promise<Refused | undefined> => {
    const body = await signedBody(request, options.appSecret);
    if ('why' in body) return body;
    const { incoming, ignored, notices } = eventsOf(body.json, clock());
    for (const notice of notices) report(notice, log);
    for (const { kind } of ignored) counters.ignored.inc({ kind });
    if (incoming.length === 0) return undefined;
    try {
      await receive(incoming);
    } catch (error) {
      log.error(
        { err: error, events: incoming.length },
        'Messenger events could not be stored; Meta will send them again',
      );
      return { status: 503, why: 'storage' };
    }
    for (const { event } of incoming) counters.events.inc({ kind: event.kind });
    return undefined;
  };

  return async (request: Request, response: Response): Promise<void> => {
    const refused = await take(request);
    if (refused) {
      counters.refused.inc({ why: refused.why });
      log.warn({ why: refused.why, status: refused.status, from: request.socket.remoteAddress }, 'webhook refused');
    }
    answer(response, refused?.status ?? 200, refused ? refused.why : 'EVENT_RECEIVED');
  };
}

/** The parsed body of a call that Meta signed. */
async function signedBody(request: Request, appSecret: string): Promise<{ readonly json: unknown } | Refused> {
  const signature = request.headers['x-hub-signature-256'];
  if (typeof signature !== 'string') return refuseUnread(request, { status: 401, why: 'signature' });
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return refuseUnread(request, { status: 415, why: 'type' });
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES)
    return refuseUnread(request, { status: 413, why: 'size' });
  let raw: Buffer;
  try {
    raw = await readBody(request, MAX_BODY_BYTES);
  } catch (error) {
    return error instanceof BodyTooLong ? { status: 413, why: 'size' } : { status: 400, why: 'aborted' };
  }
  if (!isSigned(raw, signature, appSecret)) return { status: 401, why: 'signature' };
  let json: unknown;
  try {
    json = JSON.parse(raw.toString('utf8'));
  } catch {
    return { status: 400, why: 'json' };
  }
  return isWebhook(json) ? { json } : { status: 400, why: 'shape' };
}

/** Meta's word to the page's operators, with what to do about it. */
function report({ action, ...notice }: PolicyNotice, log: Log): void {
  if (action === 'unblock') log.info(notice, 'the page may send messages again: what waited goes out by itself');
  else if (action === 'block')
    log.error(
      notice,
      'Meta blocked the page: nothing can be sent. Do what its support inbox asks for and appeal there; replies wait meanwhile',
    );
  else log.error(notice, 'Meta warned the page: read the reason and its support inbox, before it is blocked');
}

/** Throws the body away, so that the refusal can be read before the connection ends. */
function refuseUnread(request: Request, refused: Refused): Refused {
  request.resume();
  return refused;
}

/**
 * Answers Meta's check that the webhook is ours: the bare challenge for the right token, 403 for anything else.
 * Source: https://developers.facebook.com/docs/messenger-platform/webhooks#verification-requests
 */
export function createChallenge({ verifyToken, counters, log }: WebhookOptions) {
  return (request: Request, response: Response, next: Next): void => {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const challenge = query.get('hub.challenge');
    const right = isSameSecret(query.get('hub.verify_token') ?? '', verifyToken);
    if (query.get('hub.mode') === 'subscribe' && right && challenge !== null) answer(response, 200, challenge);
    else {
      counters.refused.inc({ why: 'challenge' });
      log.warn(
        { why: 'challenge' },
        'webhook check refused: FACEBOOK_VERIFY_TOKEN is another one than in the app’s settings',
      );
      answer(response, 403, 'wrong verify token');
    }
    next();
  };
}

function answer(response: Response, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  response.end(text);
}
