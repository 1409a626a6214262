import { ActivityTypes, type ConversationReference, type ResourceResponse } from 'botbuilder';
import type { Registry } from 'prom-client';
import type { Incoming } from '../../conversation/incoming.ts';
import type { Channel, Receive } from '../channel.ts';
import type { Log } from '../../log.ts';
import { DeliveryError } from '../delivery-error.ts';
import { activityOf, idsOf, MessengerAdapter, signalOf, SIGNALS, type SendOptions } from './adapter.ts';
import { Counters } from './counters.ts';
import { createDeletionCallback, createDeletionStatus, DELETION_PATH } from './deletion-routes.ts';
import { addressSchema, type Address } from './events.ts';
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
  });
  let receive: Receive | undefined;
  const say = async (
    psid: string,
    activities: Parameters<MessengerAdapter['sendActivities']>[1],
    how: SendOptions = {},
  ) => {
    let responses: readonly ResourceResponse[] = [];
    await adapter.continueConversation(referenceTo(psid), async (context) => {
      responses = await adapter.sendActivities(context, activities, how);
    });
    return idsOf(responses);
  };

  /** Where it can't be stored, the hand-over alone is tried again. */
  const tellRefusal = async (address: Address, sent: number, messageIds: readonly string[]): Promise<void> => {
    try {
      await receive?.([nobodyTakes(address, clock())]);
    } catch (cause) {
      const error = new DeliveryError('retry', 'That nobody takes the conversation could not be stored.', { cause });
      error.delivered = sent;
      error.messageIds = messageIds;
      throw error;
    }
  };

  return {
    id: 'messenger',

    mount(server, receiver) {
      receive = receiver;
      const parts = { appSecret, verifyToken, publicUrl, log, counters, clock };
      server.get(WEBHOOK_PATH, createChallenge(parts));
      server.post(WEBHOOK_PATH, createWebhook(parts, receiver));
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
      let isRefused = false;
      const onLeftOut: SendOptions['onLeftOut'] = (what, error) => {
        counters.leftOut.inc({ what });
        log.error({ err: error, what }, 'a part of a reply was left out');
        isRefused ||= what === 'hand-over';
      };
      try {
        const messageIds = await say(psid, activities.slice(delivered), { deadline, onLeftOut });
        if (isRefused) await tellRefusal({ psid, page }, messages.length - delivered, messageIds);
        return { messageIds };
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

/** What the bot hears when it promised a person and there is none: the page's inbox doesn't take conversations over. */
function nobodyTakes(address: Address, at: Date): Incoming {
  const { psid } = address;
  return {
    channel: 'messenger',
    key: `nobody-takes:${psid}:${at.getTime()}`,
    person: psid,
    conversation: psid,
    at,
    event: { kind: 'thread-control', holder: 'nobody' },
    address,
  };
}

function referenceTo(psid: string): Partial<ConversationReference> {
  return { channelId: 'facebook', conversation: { id: psid } as ConversationReference['conversation'] };
}
