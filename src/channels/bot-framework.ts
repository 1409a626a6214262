import { createHash } from 'node:crypto';
import {
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TurnContext,
  type Activity,
  type ConversationReference,
  type InvokeResponse,
} from 'botbuilder';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import { activitiesOf, eventOf } from './activities.ts';
import type { Channel } from './channel.ts';
import { DeliveryError } from './delivery-error.ts';
import type { Incoming, IncomingEvent } from '../conversation/incoming.ts';
import { isLocal, isLocalHost } from '../http/local.ts';
import type { Log } from '../log.ts';

export interface BotFrameworkOptions {
  /** Microsoft's app id and password; without them only callers on this machine are let in (the Emulator). */
  readonly appId?: string;
  readonly appPassword?: string;
  readonly log: Log;
  readonly clock?: () => Date;
}

/** What every activity has; what else is in it is read where it is needed. */
const activitySchema = z.looseObject({ type: z.string() });

/** Without CloudAdapter's own way to answer HTTP, which prints a stack for every caller whom it refuses. */
class Adapter extends CloudAdapter {
  /** @throws what says that the caller isn't the Bot Framework, with a `statusCode` of 401 */
  take(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}

/**
 * The Emulator, Teams and every other Bot Framework channel, at `/api/messages`. Answers are sent to the activity's service URL once
 * they are there, also to a caller that would rather have them in the response (`expectReplies`): that one gets an empty list.
 */
export function createBotFrameworkChannel({
  appId,
  appPassword,
  log,
  clock = () => new Date(),
}: BotFrameworkOptions): Channel {
  const adapter = new Adapter(
    new ConfigurationBotFrameworkAuthentication({
      ...(appId === undefined ? {} : { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword }),
    }),
  );
  return {
    id: 'bot-framework',
    mount(server, receive) {
      server.post('/api/messages', async (request: Request, response: Response) => {
        if (appId === undefined && !(isLocal(request) && isLocalServiceUrl(request))) {
          response.send(403, {
            error: 'Set MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD to let callers from elsewhere in.',
          });
          return;
        }
        const body = activitySchema.safeParse(request.body);
        if (!body.success) {
          response.send(400, { error: 'Send a Bot Framework activity as JSON.' });
          return;
        }
        try {
          const activity = body.data as unknown as Activity;
          const answer = await adapter.take(request.headers.authorization ?? '', activity, async (context) => {
            const incoming = incomingOf(context.activity, clock());
            if (incoming) await receive([incoming]);
            // Nothing here is done by an invoke; without an answer it would count as a bot that failed.
            if (context.activity.type === (ActivityTypes.Invoke as string))
              await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200 } });
          });
          response.send(answer?.status ?? 200, answer?.body);
        } catch (cause) {
          if (statusOf(cause) === 401) {
            log.warn(
              { from: request.socket.remoteAddress },
              'an activity was refused: it is not signed by the Bot Framework',
            );
            response.send(401, { error: 'The activity is not signed by the Bot Framework.' });
            return;
          }
          log.error({ err: cause }, 'an activity could not be stored; its channel may send it again');
          response.send(503, { error: 'Try again in a moment.' });
        }
      });
    },
    async send(address, reply, delivered = 0, deadline) {
      const reference = address as Partial<ConversationReference>;
      const messageIds: string[] = [];
      let sent = delivered;
      const sending = adapter.continueConversationAsync(appId ?? '', reference, async (context) => {
        for (const activity of activitiesOf(reply, reference.channelId ?? '').slice(delivered)) {
          deadline?.throwIfAborted();
          const response = await context.sendActivity(activity);
          if (response?.id) messageIds.push(response.id);
          sent += 1;
        }
      });
      try {
        await before(deadline, sending);
      } catch (cause) {
        const error = deliveryErrorOf(cause);
        error.delivered = sent;
        error.messageIds = messageIds;
        throw error;
      }
      return { messageIds };
    },
    async signal(address, signal) {
      if (signal !== 'typing') return;
      const reference = address as Partial<ConversationReference>;
      await adapter
        .continueConversationAsync(appId ?? '', reference, async (context) => {
          await context.sendActivity({ type: 'typing' });
        })
        .catch(() => undefined); // best effort: the answer itself will tell whether the conversation can be reached
    },
  };
}

/** Waits for a call until the deadline: the connector has no time-out of its own, and a service may never answer. */
async function before<T>(deadline: AbortSignal | undefined, call: Promise<T>): Promise<T> {
  if (!deadline) return call;
  const late = new Promise<never>((_resolve, reject) => {
    const give = (): void => reject(deadline.reason as Error);
    if (deadline.aborted) give();
    else deadline.addEventListener('abort', give, { once: true });
  });
  return Promise.race([call, late]);
}

/** The event of an activity; undefined where there is nothing to answer or nobody to answer to. */
function incomingOf(activity: Activity, now: Date): Incoming | undefined {
  const event = eventOf(activity);
  if (!event || !activity.from?.id || !activity.conversation?.id) return undefined;
  return {
    channel: 'bot-framework',
    key: `${activity.channelId}/${activity.conversation.id}/${activity.id ?? contentKey(activity, event, now)}`,
    person: `${activity.channelId}/${activity.from.id}`,
    conversation: `${activity.channelId}/${activity.conversation.id}`,
    at: timeOf(activity.timestamp, now),
    event,
    address: TurnContext.getConversationReference(activity),
  };
}

/** A client that sends an activity again, because it got no answer, does so within this time. */
const RESENT_WITHIN_MS = 15_000;

/**
 * A key for an activity without an id: of who did what, and when. One without a time either has none of the client's, so the same said again
 * counts as sent again only for some seconds.
 */
function contentKey({ from, timestamp }: Activity, event: IncomingEvent, now: Date): string {
  const when = timestamp ?? Math.floor(now.getTime() / RESENT_WITHIN_MS);
  return `sha256:${createHash('sha256')
    .update(JSON.stringify([from.id, when, event]))
    .digest('base64url')}`;
}

function timeOf(timestamp: Date | string | undefined, now: Date): Date {
  const at = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? now : at;
}

/** Without an app id answers go only to this machine too: a forged serviceUrl would make the app call anybody. */
function isLocalServiceUrl(request: Request): boolean {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !('serviceUrl' in body)) return true;
  const { serviceUrl } = body;
  if (typeof serviceUrl !== 'string' || !URL.canParse(serviceUrl)) return false;
  return isLocalHost(new URL(serviceUrl).hostname);
}

function deliveryErrorOf(cause: unknown): DeliveryError {
  const status = statusOf(cause);
  if (status === 401)
    return new DeliveryError(
      'stop',
      'The Bot Framework refused our credentials: check MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD.',
      { cause },
    );
  if (status === 403 || status === 404 || status === 410)
    return new DeliveryError('drop', `The conversation is gone (HTTP ${status}).`, { cause });
  if (status === 400 || status === 413)
    return new DeliveryError('dead-letter', `The channel refused our activity (HTTP ${status}).`, { cause });
  return new DeliveryError('retry', 'The channel could not be reached or failed; the reply is tried again.', { cause });
}

/** Status codes as the connector reports them; a request that got no answer has none. */
function statusOf(cause: unknown): number | undefined {
  return typeof cause === 'object' && cause !== null && 'statusCode' in cause ? Number(cause.statusCode) : undefined;
}
