import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Incoming, IncomingEvent } from '../../conversation/incoming.ts';
import { eventOf } from '../activities.ts';
import type { Receive } from '../channel.ts';
import type { LoggedActivity } from './activity-log.ts';

/** The conversations behind the routes. */
export interface Conversations {
  /** Gives the position of the last. */
  append(conversation: string, activities: readonly Partial<Activity>[]): Promise<bigint>;
  /** Activities after a position; waits a while for one, and gives up when the browser is gone. */
  after(conversation: string, position: bigint, gone: AbortSignal): Promise<readonly LoggedActivity[]>;
}

/** Where a web chat's answers go. */
export interface WebChatAddress {
  readonly conversation: string;
}

/** Nobody types a longer message about cities. */
const MOST_CHARACTERS = 20_000;

const NO_CONVERSATION = { error: { code: 'BadArgument', message: 'There is no such conversation.' } };

const conversationId = z.uuid();
const watermark = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
  .catch(0n);
const posted = z.object({
  type: z.string().max(100),
  text: z.string().max(MOST_CHARACTERS).optional(),
  value: z.unknown().optional(),
  channelData: z.unknown().optional(),
});

/**
 * The part of Direct Line 3.0 that botframework-directlinejs uses when it polls, at `/directline`. A conversation's id is a
 * secret of the browser that began it, and stands for its person: who has no id can't read or write there.
 * Source: https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export function mountDirectLine(server: Server, conversations: Conversations, receive: Receive): void {
  server.post('/directline/conversations', async (_request: Request, response: Response) => {
    const id = randomUUID();
    await receive([incoming(id, 'start', { kind: 'start' })]);
    response.send(201, grant(id));
  });

  server.post('/directline/tokens/refresh', async (request: Request, response: Response) => {
    const { data: id } = conversationId.safeParse(request.headers.authorization?.replace(/^Bearer /, ''));
    if (id === undefined) response.send(403, NO_CONVERSATION);
    else response.send(200, grant(id));
    return Promise.resolve();
  });

  server.get(
    '/directline/conversations/:id',
    withConversation(async (id, _request, response) => {
      response.send(200, grant(id));
      return Promise.resolve();
    }),
  );

  server.get(
    '/directline/conversations/:id/activities',
    withConversation(async (id, request, response) => {
      const position = watermark.parse((request.query as { watermark?: unknown }).watermark);
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const found = await conversations.after(id, position, gone.signal);
      response.send(200, {
        activities: found.map((logged) => publish(id, logged)),
        watermark: String(found.at(-1)?.id ?? position),
      });
    }),
  );

  server.post(
    '/directline/conversations/:id/activities',
    withConversation(async (id, request, response) => {
      const parsed = posted.safeParse(request.body);
      if (!parsed.success) {
        response.send(400, { error: { code: 'BadArgument', message: z.prettifyError(parsed.error) } });
        return;
      }
      const activity = parsed.data as Partial<Activity>;
      const position = await conversations.append(id, [
        { ...activity, textFormat: 'plain', from: { id, name: '', role: 'user' } },
      ]);
      const event = eventOf(activity);
      if (event) await receive([incoming(id, String(position), event)]);
      response.send(200, { id: activityId(id, position) });
    }),
  );
}

/** Refuses ids that are none of ours before a handler sees them. */
function withConversation(
  handle: (id: string, request: Request, response: Response) => Promise<void>,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const { data: id } = conversationId.safeParse((request.params as { id?: unknown }).id);
    if (id === undefined) response.send(404, NO_CONVERSATION);
    else await handle(id, request, response);
  };
}

function incoming(conversation: string, key: string, event: IncomingEvent): Incoming {
  const address: WebChatAddress = { conversation };
  return {
    channel: 'web-chat',
    key: `${conversation}/${key}`,
    person: conversation,
    conversation,
    at: new Date(),
    event,
    address,
  };
}

/** What a client gets to go on with; the token is the conversation's own secret. */
function grant(id: string): object {
  return { conversationId: id, token: id, expires_in: 1800 };
}

function activityId(conversation: string, position: bigint): string {
  return `${conversation}|${position.toString().padStart(7, '0')}`;
}

function publish(conversation: string, { id, at, activity }: LoggedActivity): Partial<Activity> {
  return {
    ...activity,
    id: activityId(conversation, id),
    timestamp: at,
    channelId: 'directline',
    conversation: { id: conversation } as Activity['conversation'],
  };
}
