import {
  ActionTypes,
  ActivityTypes,
  AttachmentLayoutTypes,
  CardFactory,
  type Activity,
  type Attachment,
  type CardAction,
} from 'botbuilder';
import { decodeAction } from '../conversation/action.ts';
import type { IncomingEvent } from '../conversation/incoming.ts';
import type { Button, Card, Reply } from '../replies/reply.ts';

/**
 * A reply as a Bot Framework activity: text, a hero card with the picture and the buttons, a carousel for lists, suggested
 * actions. Any Bot Framework channel shows it; what a channel can't show leaves the text, which carries the answer.
 * Source: https://learn.microsoft.com/en-us/azure/bot-service/bot-service-channels-reference
 */
export function activityOf(reply: Reply): Partial<Activity> {
  const picture = reply.picture || reply.buttons.length > 0 ? [mainCard(reply)] : [];
  const attachments = [...picture, ...(reply.cards ?? []).map(listCard)];
  return {
    type: ActivityTypes.Message,
    text: reply.text,
    textFormat: 'plain',
    attachmentLayout: attachments.length > 1 ? AttachmentLayoutTypes.Carousel : AttachmentLayoutTypes.List,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(reply.quickReplies.length > 0
      ? { suggestedActions: { to: [], actions: reply.quickReplies.map(cardAction) } }
      : {}),
  };
}

function mainCard({ picture, buttons }: Reply): Attachment {
  return CardFactory.heroCard(
    '',
    picture ? [{ url: picture.url, alt: picture.alt }] : [],
    buttons.map(cardAction),
    picture ? { tap: { type: ActionTypes.OpenUrl, title: picture.alt, value: picture.url } } : {},
  );
}

function listCard({ title, subtitle, buttons }: Card): Attachment {
  return CardFactory.heroCard(title, [], buttons.map(cardAction), { subtitle });
}

/** A tap shows its title as the person's message and sends the payload. */
function cardAction({ title, payload }: Button): CardAction {
  return payload.startsWith('https:')
    ? { type: ActionTypes.OpenUrl, title, value: payload }
    : { type: ActionTypes.MessageBack, title, displayText: title, text: title, value: { payload } };
}

/**
 * What a person did, from a Bot Framework activity; undefined for what is never answered (typing, reactions, reads, the bot's own
 * arrival, kinds not invented yet).
 */
export function eventOf(activity: Partial<Activity>): IncomingEvent | undefined {
  switch (activity.type) {
    case ActivityTypes.Message:
      return messageEvent(activity);
    case ActivityTypes.ConversationUpdate: {
      const arrived = activity.membersAdded ?? [];
      return arrived.some((member) => member.id !== activity.recipient?.id) ? { kind: 'start' } : undefined;
    }
    default:
      return undefined;
  }
}

function messageEvent(activity: Partial<Activity>): IncomingEvent | undefined {
  const text = activity.text?.trim() ?? '';
  const payload = payloadOf(activity.value) ?? (decodeAction(text) ? text : undefined);
  if (payload !== undefined) return { kind: 'action', payload, title: text };
  if (text !== '') return { kind: 'text', text };
  return (activity.attachments ?? []).length > 0 ? { kind: 'attachment', what: 'other' } : undefined;
}

function payloadOf(value: unknown): string | undefined {
  if (typeof value === 'string') return decodeAction(value) ? value : undefined;
  if (typeof value !== 'object' || value === null || !('payload' in value)) return undefined;
  return typeof value.payload === 'string' ? value.payload : undefined;
}
