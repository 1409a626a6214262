import { ActivityTypes, TurnContext, type Activity } from 'botbuilder';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { Understanding } from '../understanding/utterance.ts';
import { decodeAction } from './action.ts';
import { resolve, resolveAction } from './context.ts';
import type { DialogController } from './controller.ts';
import { withDisclosure } from './disclosure.ts';
import type { Incoming, IncomingEvent } from './incoming.ts';
import type { Memory } from './memory.ts';
import type { Request } from './request.ts';
import { emptyRequest, type Situation } from './request-places.ts';
import type { RunTurn } from './turn-result.ts';
import type { TurnStorage } from './turn-storage.ts';
import { attachTurn, Turn } from './turn.ts';
import { TurnAdapter } from './turn-adapter.ts';
import type { Understood } from './understood.ts';

export interface TurnParts {
  /** The model in use; asked anew each turn, since it may be swapped while the app runs. */
  readonly understanding: () => Understanding;
  readonly lookup: PlaceLookup;
  readonly catalogue: Catalogue;
  readonly controller: DialogController;
  readonly storage: TurnStorage;
  readonly clock: () => Date;
}

const BOT = { id: 'citrics', name: 'Citrics' };

/**
 * Makes the function that answers one event: understand, take the conversation into account, let the dialog answer, and give
 * back all that it came to. Rejects with the cause when any part of it fails; nothing has been stored or sent by then.
 */
export function createRunTurn(parts: TurnParts): RunTurn {
  const adapter = new TurnAdapter();
  return async (incoming, start) => {
    const now = parts.clock();
    const situation: Situation = {
      memory: start.memory,
      now,
      lookup: parts.lookup,
      mainMetric: (topic) => parts.catalogue.topic(topic)?.main,
    };
    const request = withKnownTopics(read(incoming, situation, parts.understanding()), parts.catalogue);
    const turn = new Turn(incoming, request, start.memory, now);
    const { event } = incoming;
    let { state } = start;
    if (event.kind === 'thread-control' && event.holder !== 'nobody')
      // What the bot says next is the first that it says since a human did.
      turn.remember(
        event.holder === 'human'
          ? { ...start.memory, handedOver: true, seenAt: now.toISOString() }
          : { ...start.memory, handedOver: undefined, seenAt: undefined },
      );
    else if (event.kind === 'rating') {
      turn.remember(start.memory);
      turn.keepFeedback({ helpful: event.helpful });
    } else if (isSilent(start.memory, now, event) && request.intent !== 'start-over' && request.intent !== 'distress')
      turn.remember(start.memory);
    else {
      if (!isSilent(start.memory, now, event)) turn.remember({ handedOver: undefined });
      await parts.storage.write(start.state);
      const context = new TurnContext(adapter, activityOf(incoming));
      attachTurn(context, turn);
      try {
        await parts.controller.handleTurn(context);
      } finally {
        state = parts.storage.take(statePrefix(incoming));
      }
    }
    return {
      incoming,
      understood: understoodOf(request),
      replies:
        request.intent === 'welcome' // says it by itself
          ? turn.replies
          : withDisclosure(turn.replies, incoming.channel, start.memory, now),
      memory: turn.memoryAfter,
      state,
      ...turn.wishes,
    };
  };
}

function read(incoming: Incoming, situation: Situation, understanding: Understanding): Request {
  const { event } = incoming;
  switch (event.kind) {
    case 'text':
      return resolve(understanding.understand(event.text), situation);
    case 'action': {
      const action = decodeAction(event.payload);
      if (action && action.do !== 'say') return resolveAction(action, situation);
      const words = action?.text ?? event.title;
      return words === undefined ? emptyRequest('help', 1) : resolve(understanding.understand(words), situation);
    }
    case 'start':
      return emptyRequest('welcome', 1);
    case 'attachment':
      return { ...emptyRequest('fallback', 1), outside: 'attachment' };
    case 'rating':
      return emptyRequest('feedback', 1);
    case 'thread-control':
      return emptyRequest('hand-over', 1);
  }
}

/** Channels give a conversation back after a day without a word from the human, and not all of them say so. */
const HAND_OVER_HOURS = 24;

/** Whether a human has the conversation. What a person writes meanwhile doesn't count as seen, so `seenAt` is when it began. */
function isSilent({ handedOver, seenAt }: Memory, now: Date, event: IncomingEvent): boolean {
  if (!handedOver || event.kind === 'thread-control') return false;
  return seenAt === undefined || now.getTime() - Date.parse(seenAt) < HAND_OVER_HOURS * 60 * 60 * 1000;
}

/** Buttons, links and memories may be older than the catalogue: a topic or a figure that is gone leads to the menu. */
function withKnownTopics(request: Request, catalogue: Catalogue): Request {
  const { ranking, differing = [] } = request;
  const by = [...differing.map(({ metric }) => metric), ...(ranking?.where.map(({ variable }) => variable) ?? [])];
  const needed = ranking ? [ranking.metric, ...by] : by;
  if (needed.some((metric) => !catalogue.metric(metric))) return { ...emptyRequest('help', 1), menuPage: 0 };
  const wanted = request.wanted
    .filter(({ topic }) => catalogue.topic(topic) !== undefined)
    .map((one) => ({
      ...one,
      metric: one.metric !== undefined && catalogue.metric(one.metric) ? one.metric : undefined,
    }));
  if (wanted.length === 0 && request.wanted.length > 0) return { ...emptyRequest('help', 1), menuPage: 0 };
  return { ...request, wanted };
}

/** Botkit needs an activity with a text that is not empty to continue a dialog; the dialogs read the request instead. */
function activityOf(incoming: Incoming): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    id: incoming.key,
    channelId: incoming.channel,
    from: { id: keyPart(incoming.person), name: '' },
    recipient: BOT,
    conversation: { id: keyPart(incoming.conversation) } as Activity['conversation'],
    text: incoming.event.kind,
  };
}

/** The key under which Botkit's conversation state keeps one conversation (BotkitConversationState.getStorageKey), up to its namespace. */
function statePrefix(incoming: Pick<Incoming, 'channel' | 'conversation' | 'person'>): string {
  return `${incoming.channel}/conversations/${keyPart(incoming.conversation)}-${keyPart(incoming.person)}/`;
}

/** An id without the characters that separate the parts of a key. */
function keyPart(id: string): string {
  return encodeURIComponent(id).replaceAll('-', '%2D');
}

function understoodOf(request: Request): Understood {
  const asked = request.question;
  return {
    intent: request.intent,
    topic: request.wanted[0]?.topic ?? null,
    metric: request.wanted[0]?.metric ?? null,
    places: asked ? [] : request.places,
    ...(asked?.kind === 'which-place' && asked.candidates.length > 0 ? { candidates: asked.candidates } : {}),
    ...(request.unknownNames.length > 0 && { unknownNames: request.unknownNames }),
    confidence: request.confidence,
    carried: request.carried,
  };
}
