import {
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
import type { Incoming } from '../conversation/incoming.ts';
import { isLocal, isLocalHost } from '../http/local.ts';
import type { Log } from '../log.ts';

export interface BotFrameworkOptions {
  /** Microsoft's app id and password; without them only callers on this machine are let in (the Emulator). */
  readonly appId?: string;
  readonly appPassword?: string;
  readonly log: Log;
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

/** The Emulator, Teams and every other Bot Framework channel, at `/api/messages`. */
export function createBotFrameworkChannel({ appId, appPassword, log }: BotFrameworkOptions): Channel {
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
            const incoming = incomingOf(context.activity);
            if (incoming) await receive([incoming]);
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
    async send(address, reply, delivered = 0) {
      const reference = address as Partial<ConversationReference>;
      const messageIds: string[] = [];
      let sent = delivered;
      try {
        await adapter.continueConversationAsync(appId ?? '', reference, async (context) => {
          for (const activity of activitiesOf(reply).slice(delivered)) {
            const response = await context.sendActivity(activity);
            if (response?.id) messageIds.push(response.id);
            sent += 1;
          }
        });
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

/** The event of an activity; undefined where there is nothing to answer or nobody to answer to. */
function incomingOf(activity: Activity): Incoming | undefined {
  const event = eventOf(activity);
  if (!event || !activity.from?.id || !activity.conversation?.id) return undefined;
  return {
    channel: 'bot-framework',
    key: `${activity.channelId}/${activity.conversation.id}/${activity.id ?? activity.timestamp?.toString() ?? ''}`,
    person: `${activity.channelId}/${activity.from.id}`,
    conversation: `${activity.channelId}/${activity.conversation.id}`,
    at: timeOf(activity.timestamp),
    event,
    address: TurnContext.getConversationReference(activity),
  };
}

function timeOf(timestamp: Date | string | undefined): Date {
  const at = new Date(timestamp ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? new Date() : at;
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
