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
import { words } from '../replies/words/index.ts';

/**
 * A reply as Bot Framework activities: its text with a hero card of the picture and the buttons, then its list as a carousel of
 * its own (a carousel with text is cut off on a phone). What is offered to tap goes with the last one: a channel shows only that. What
 * a channel can't show leaves the text, which carries the answer.
 * Source: https://learn.microsoft.com/en-us/azure/bot-service/bot-service-channels-reference
 */
export function activitiesOf(reply: Reply): readonly Partial<Activity>[] {
  const { text, picture, buttons, quickReplies, cards = [] } = reply;
  const answer = message(text, picture || buttons.length > 0 ? [mainCard(reply)] : []);
  const list = cards.length > 0 ? [message('', cards.map(listCard))] : [];
  const activities = [answer, ...list];
  if (quickReplies.length === 0) return activities;
  const suggestedActions = { to: [], actions: quickReplies.map((offered) => cardAction(offered)) };
  return activities.map((activity, i) => (i === activities.length - 1 ? { ...activity, suggestedActions } : activity));
}

function message(text: string, attachments: Attachment[]): Partial<Activity> {
  const attachmentLayout = attachments.length > 1 ? AttachmentLayoutTypes.Carousel : AttachmentLayoutTypes.List;
  return {
    type: ActivityTypes.Message,
    text,
    textFormat: 'plain',
    ...(attachments.length > 0 ? { attachmentLayout, attachments } : {}),
  };
}

function mainCard({ picture, buttons, page }: Reply): Attachment {
  return CardFactory.heroCard(
    '',
    picture ? [{ url: picture.url, alt: picture.alt }] : [],
    [
      ...buttons.map((button) => cardAction(button)),
      ...(page === undefined ? [] : [{ type: ActionTypes.OpenUrl, title: words.buttons.share, value: page }]),
    ],
    picture ? { tap: { type: ActionTypes.OpenUrl, title: picture.alt, value: picture.url } } : {},
  );
}

function listCard({ title, subtitle, buttons }: Card): Attachment {
  return CardFactory.heroCard(
    title,
    [],
    buttons.map((button) => cardAction(button, title)),
    { subtitle },
  );
}

/** A tap sends the payload and shows as the person's message: the button's title, or the line of a list that it opened. */
function cardAction({ title, payload }: Button, said = title): CardAction {
  return payload.startsWith('https:')
    ? { type: ActionTypes.OpenUrl, title, value: payload }
    : { type: ActionTypes.MessageBack, title, displayText: said, text: said, value: { payload } };
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
