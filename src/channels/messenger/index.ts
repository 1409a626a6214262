import { ActivityTypes, type ConversationReference, type ResourceResponse } from 'botbuilder';
import type { Registry } from 'prom-client';
import type { Channel } from '../channel.ts';
import type { Log } from '../../log.ts';
import { DeliveryError } from '../delivery-error.ts';
import { activityOf, idsOf, MessengerAdapter, signalOf, SIGNALS } from './adapter.ts';
import { Counters } from './counters.ts';
import { createDeletionCallback, createDeletionStatus, DELETION_PATH } from './deletion-routes.ts';
import { addressSchema } from './events.ts';
import { GraphClient } from './graph.ts';
import { render } from './render.ts';
import { createChallenge, createWebhook } from './webhook.ts';

export interface MessengerOptions {
  readonly pageToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Meta's address, or any http or https base with the same API. */
  readonly graphUrl: string;
  /** `v25.0` */
  readonly graphVersion: string;
  /** How the outside reaches this app. */
  readonly publicUrl: string;
  readonly log: Log;
  readonly metrics: Registry;
  readonly clock?: () => Date;
  /** How long one Graph call may take. */
  readonly graphTimeoutMs?: number;
}

export const WEBHOOK_PATH = '/api/facebook';

/** Facebook Messenger for one page. Routes: the webhook and its check, the deletion callback and its status page. */
export function createMessengerChannel(options: MessengerOptions): Channel {
  const { log, pageToken, appSecret, verifyToken, publicUrl, clock = () => new Date() } = options;
  const counters = new Counters(options.metrics);
  const graph = new GraphClient({
    url: options.graphUrl,
    version: options.graphVersion,
    pageToken,
    appSecret,
    timeoutMs: options.graphTimeoutMs,
    now: () => clock().getTime(),
  });
  const adapter = new MessengerAdapter({
    graph,
    pageToken,
    appSecret,
    verifyToken,
    onLeftOut: (what, error) => {
      counters.leftOut.inc({ what });
      log.error({ err: error, what }, 'a part of a reply was left out');
    },
  });
  const say = async (
    psid: string,
    activities: Parameters<MessengerAdapter['sendActivities']>[1],
    deadline?: AbortSignal,
  ) => {
    let responses: readonly ResourceResponse[] = [];
    await adapter.continueConversation(referenceTo(psid), async (context) => {
      responses = await adapter.sendActivities(context, activities, deadline);
    });
    return idsOf(responses);
  };

  return {
    id: 'messenger',

    mount(server, receive) {
      const parts = { appSecret, verifyToken, publicUrl, log, counters, clock };
      server.get(WEBHOOK_PATH, createChallenge(parts));
      server.post(WEBHOOK_PATH, createWebhook(parts, receive));
      server.post(DELETION_PATH, createDeletionCallback(parts));
      server.get(`${DELETION_PATH}/:code`, createDeletionStatus(parts));
    },

    async send(address, reply, delivered = 0, deadline) {
      const { psid, page, elsewhere } = addressSchema.parse(address);
      const messages = render(reply, page);
      const activities = [
        ...(elsewhere ? [signalOf(psid, ActivityTypes.Event, SIGNALS.takeThread)] : []),
        ...messages.map((message) => activityOf(psid, message)),
        ...(reply.handOver ? [signalOf(psid, ActivityTypes.Handoff)] : []),
      ];
      try {
        return { messageIds: await say(psid, activities.slice(delivered), deadline) };
      } catch (error) {
        if (error instanceof DeliveryError) error.delivered += delivered;
        throw error;
      }
    },

    async signal(address, signal) {
      const { psid } = addressSchema.parse(address);
      const activity =
        signal === 'typing' ? signalOf(psid, ActivityTypes.Typing) : signalOf(psid, ActivityTypes.Event, SIGNALS.seen);
      await say(psid, [activity]).catch((error: unknown) => log.debug({ err: error, signal }, 'a signal was not sent'));
    },
  };
}

function referenceTo(psid: string): Partial<ConversationReference> {
  return { channelId: 'facebook', conversation: { id: psid } as ConversationReference['conversation'] };
}
