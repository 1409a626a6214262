import { ActivityTypes, type Activity, type ResourceResponse, type TurnContext } from 'botbuilder';
import { FacebookAdapter, FacebookAPI } from 'botbuilder-adapter-facebook';
import { DeliveryError } from '../delivery-error.ts';
import { PAGE_INBOX_APP } from './events.ts';
import type { GraphCall, GraphClient } from './graph.ts';
import { isPicture, type GraphMessage } from './message.ts';

/** Names of the event activities that are calls of their own. */
export const SIGNALS = { seen: 'mark-seen', takeThread: 'take-thread' } as const;

export interface AdapterOptions {
  readonly graph: GraphClient;
  readonly pageToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

export interface SendOptions {
  /** When calls under way are given up, and no more are made. */
  readonly deadline?: AbortSignal;
  /** Told of what could not be sent although the rest of the reply could: a picture, a hand-over. */
  readonly onLeftOut?: (what: 'picture' | 'hand-over', error: DeliveryError) => void;
}

/**
 * The way out to Messenger as a Bot Framework adapter, on Botkit's own.
 *
 * Kept of it: conversations continued from a reference, the Botkit worker and its `bot.api`. Replaced: `getAPI` (every call goes through
 * our Graph client, with its time-outs, errors and circuit), `sendActivities` (which swallowed every error and dropped typing), and
 * `processActivity`, because it ran the turns inside the webhook's request: here a webhook's events are stored and answered
 * by a queue, so what comes in never is an activity (`webhook.ts`, `events.ts`).
 */
export class MessengerAdapter extends FacebookAdapter {
  private readonly parts: AdapterOptions;

  constructor(parts: AdapterOptions) {
    super({ access_token: parts.pageToken, app_secret: parts.appSecret, verify_token: parts.verifyToken });
    this.parts = parts;
  }

  override getAPI(): Promise<FacebookAPI> {
    return Promise.resolve(new GraphApi(this.parts));
  }

  override processActivity(): Promise<void> {
    return Promise.reject(
      new Error('webhooks are stored before they are answered: see src/channels/messenger/webhook.ts'),
    );
  }

  /**
   * Sends activities in their order, each as the call it stands for. Rejects with the DeliveryError of the first that fails or that the
   * deadline ends, which knows how many went out before it. What a person can do without doesn't keep the rest back: a picture that can't be
   * sent while the words after it can, and a hand-over on a page without routing to people.
   */
  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
    { deadline, onLeftOut }: SendOptions = {},
  ): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    /** Failures of pictures since the last message that went out. */
    let missed: DeliveryError[] = [];
    for (const [at, activity] of activities.entries()) {
      try {
        const { message_id: id } = await this.parts.graph.call(callOf(activity), limitOf(activity, deadline));
        for (const error of missed) onLeftOut?.('picture', error);
        missed = [];
        responses.push({ id: typeof id === 'string' ? id : '' });
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        const isLast = at === activities.length - 1;
        if (isPictureActivity(activity) && !isLast && (error.remedy === 'retry' || error.remedy === 'dead-letter'))
          missed.push(error);
        else if (activity.type === ActivityTypes.Handoff && (error.remedy === 'dead-letter' || error.remedy === 'drop'))
          onLeftOut?.('hand-over', error);
        else {
          // The words could not be sent either: then the picture before them is tried again with them.
          error.delivered = at - missed.length;
          error.messageIds = idsOf(responses);
          throw error;
        }
        responses.push({ id: '' });
      }
    }
    return responses;
  }
}

/** Botkit's `bot.api`, on our Graph client. */
class GraphApi extends FacebookAPI {
  private readonly graph: GraphClient;

  constructor({ pageToken, appSecret, graph }: AdapterOptions) {
    super(pageToken, appSecret);
    this.graph = graph;
  }

  override callAPI(path: string, method = 'POST', payload: Record<string, string> = {}): Promise<unknown> {
    const verb = method.toUpperCase();
    if (verb === 'GET') return this.graph.call({ method: 'GET', path, query: payload });
    return this.graph.call({ method: verb === 'DELETE' ? 'DELETE' : 'POST', path, body: payload });
  }
}

/** A rendered message as an activity for one person. */
export function activityOf(psid: string, message: GraphMessage): Partial<Activity> {
  return { ...toPerson(psid), type: ActivityTypes.Message, channelData: message };
}

/** An activity that isn't a message, for one person. */
export function signalOf(psid: string, type: ActivityTypes, name?: string): Partial<Activity> {
  return { ...toPerson(psid), type, name };
}

function toPerson(psid: string): Partial<Activity> {
  return { conversation: { id: psid } as Activity['conversation'] };
}

/** The Graph call that an activity stands for. Sender actions go alone, without a message and its type. */
function callOf(activity: Partial<Activity>): GraphCall {
  const recipient = { id: activity.conversation?.id };
  const post = (path: string, body: object): GraphCall => ({ method: 'POST', path, body: { recipient, ...body } });
  switch (activity.type) {
    case ActivityTypes.Message:
      return post('/me/messages', { messaging_type: 'RESPONSE', message: activity.channelData as GraphMessage });
    case ActivityTypes.Typing:
      return post('/me/messages', { sender_action: 'typing_on' });
    case ActivityTypes.Handoff:
      return post('/me/pass_thread_control', { target_app_id: PAGE_INBOX_APP });
    default:
      return activity.name === SIGNALS.takeThread
        ? post('/me/take_thread_control', {})
        : post('/me/messages', { sender_action: 'mark_seen' });
  }
}

/** The ids that the platform gave; a signal and a picture that was left out have none. */
export function idsOf(responses: readonly ResourceResponse[]): readonly string[] {
  return responses.flatMap(({ id }) => (id === '' ? [] : [id]));
}

/** Meta fetches a picture while we wait: the words after it need time as well. */
const PICTURE_MS = 5_000;

function limitOf(activity: Partial<Activity>, deadline?: AbortSignal): AbortSignal | undefined {
  if (!isPictureActivity(activity)) return deadline;
  return AbortSignal.any([AbortSignal.timeout(PICTURE_MS), ...(deadline ? [deadline] : [])]);
}

function isPictureActivity(activity: Partial<Activity>): boolean {
  return activity.type === ActivityTypes.Message && isPicture(activity.channelData as GraphMessage);
}
