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
 * Channels whose clients show suggested actions of every kind and number. Teams shows three, and only those that say their own title;
 * of others nobody knows: there, what is offered goes onto a card.
 * Source: https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/suggested-actions
 */
const SUGGESTING: ReadonlySet<string> = new Set(['emulator', 'directline', 'webchat']);

/** Buttons that Teams shows on a hero card. Source: https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
const MOST_BUTTONS = 6;

/**
 * A reply as Bot Framework activities: its text with a hero card of the picture and the buttons, then its list as a carousel of
 * its own (a carousel with text is cut off on a phone). What is offered to tap goes with the last one, since a channel shows only that, and
 * once: what a line of the list does is not offered again. What a channel can't show leaves the text, which carries the answer.
 * Source: https://learn.microsoft.com/en-us/azure/bot-service/bot-service-channels-reference
 */
export function activitiesOf(reply: Reply, channelId: string): readonly Partial<Activity>[] {
  const { text, picture, buttons, cards = [] } = reply;
  const answer = message(text, picture || buttons.length > 0 ? [mainCard(reply)] : []);
  const list = cards.length > 0 ? [message('', cards.map(listCard))] : [];
  const activities = [answer, ...list];
  const listed = new Set(cards.flatMap((card) => card.buttons.map(({ payload }) => payload)));
  const offered = reply.quickReplies.filter(({ payload }) => !listed.has(payload)).map((each) => cardAction(each));
  if (offered.length === 0) return activities;
  if (!SUGGESTING.has(channelId)) return [...activities, message('', offerCards(offered))];
  const suggestedActions = { to: [], actions: offered };
  return activities.map((activity, i) => (i === activities.length - 1 ? { ...activity, suggestedActions } : activity));
}

function offerCards(offered: readonly CardAction[]): Attachment[] {
  const count = Math.ceil(offered.length / MOST_BUTTONS);
  return Array.from({ length: count }, (_, at) =>
    CardFactory.heroCard('', [], offered.slice(at * MOST_BUTTONS, (at + 1) * MOST_BUTTONS)),
  );
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
