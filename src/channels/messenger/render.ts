import type { Button, Card, Reply } from '../../replies/reply.ts';
import { shorten } from '../../replies/shorten.ts';
import { messengerWords } from '../../replies/words/messenger.ts';
import { DeliveryError } from '../delivery-error.ts';
import { shareLink } from './links.ts';
import { LIMITS, type Element, type GraphButton, type GraphMessage, type QuickReply } from './message.ts';
import { splitText } from './split.ts';

/**
 * A reply as Messenger messages within every limit of the platform, in the order in which they are to be sent: the picture, the
 * sentence together with its buttons (a long one is split, and the buttons stay under its end), the cards as a carousel. Quick replies
 * hang on the last message, since they are gone after the next one. An answer that can be opened again gets a button that shares it (a
 * link to the chat with `page`). Of more than three buttons those that open a web address keep their places: the others can be quick replies.
 * Throws a DeliveryError for a reply without words: it would say nothing to a person who can't see the picture.
 */
export function render(reply: Reply, page: string): readonly GraphMessage[] {
  if (reply.text.trim() === '') throw new DeliveryError('dead-letter', 'A reply has no text: write one in its dialog.');
  const { shown, left } = placed(withShare(reply, page).filter(isUsable));
  const messages: GraphMessage[] = [
    ...(reply.picture ? [picture(reply.picture.url)] : []),
    ...sentence(withAddresses(reply.text, left.filter(isLink)), shown.map(graphButton)),
    ...carousels(reply.cards ?? []),
  ];
  const quickReplies = [...left, ...reply.quickReplies.filter(isUsable)]
    .filter((offered) => !isLink(offered))
    .slice(0, LIMITS.quickReplies)
    .map(quickReply);
  const last = messages.pop();
  if (last) messages.push(quickReplies.length > 0 ? { ...last, quick_replies: quickReplies } : last);
  return messages;
}

/** Sharing takes the third place: the follow-ups before it matter more. */
function withShare({ buttons, opens }: Reply, page: string): readonly Button[] {
  if (!opens) return buttons;
  const share: Button = { title: messengerWords.share, payload: shareLink(page, opens) };
  return [...buttons.slice(0, LIMITS.buttons - 1), share, ...buttons.slice(LIMITS.buttons - 1)];
}

/** The buttons that there is room for, in their order, and those that are left: addresses have the first claim to a place. */
function placed(buttons: readonly Button[]): { readonly shown: readonly Button[]; readonly left: readonly Button[] } {
  const byClaim = [...buttons.filter(isLink), ...buttons.filter((button) => !isLink(button))];
  const chosen = new Set(byClaim.slice(0, LIMITS.buttons));
  return {
    shown: buttons.filter((button) => chosen.has(button)),
    left: buttons.filter((button) => !chosen.has(button)),
  };
}

/** An address that no button has room for can still be tapped in the text. */
function withAddresses(text: string, links: readonly Button[]): string {
  return [text, ...links.map(({ title, payload }) => `${title}: ${payload}`)].join('\n');
}

function picture(url: string): GraphMessage {
  return { attachment: { type: 'image', payload: { url } } };
}

function sentence(text: string, buttons: readonly GraphButton[]): readonly GraphMessage[] {
  if (buttons.length === 0) return splitText(text, LIMITS.text).map((part) => ({ text: part }));
  const parts = splitText(text, LIMITS.text, LIMITS.templateText);
  return parts.map((part, at) =>
    at < parts.length - 1
      ? { text: part }
      : { attachment: { type: 'template', payload: { template_type: 'button', text: part, buttons } } },
  );
}

function carousels(cards: readonly Card[]): readonly GraphMessage[] {
  const elements = cards.map(element);
  const pages = Math.ceil(elements.length / LIMITS.elements);
  return Array.from({ length: pages }, (_, page) => ({
    attachment: {
      type: 'template',
      payload: {
        template_type: 'generic',
        elements: elements.slice(page * LIMITS.elements, (page + 1) * LIMITS.elements),
      },
    },
  }));
}

function element(card: Card): Element {
  const buttons = card.buttons.filter(isUsable).slice(0, LIMITS.buttons).map(graphButton);
  return {
    title: shorten(card.title, LIMITS.elementTitle),
    ...(card.subtitle.trim() === '' ? {} : { subtitle: shorten(card.subtitle, LIMITS.elementSubtitle) }),
    ...(buttons.length > 0 ? { buttons } : {}),
  };
}

function graphButton(button: Button): GraphButton {
  const title = shorten(button.title, LIMITS.buttonTitle);
  return isLink(button)
    ? { type: 'web_url', title, url: button.payload }
    : { type: 'postback', title, payload: button.payload };
}

function quickReply(button: Button): QuickReply {
  return { content_type: 'text', title: shorten(button.title, LIMITS.buttonTitle), payload: button.payload };
}

function isLink({ payload }: Button): boolean {
  return payload.startsWith('https:');
}

/** A payload or an address that is cut would be another one: such a button is left out, and the sentence carries the answer all the same. */
function isUsable(button: Button): boolean {
  return button.payload.length <= (isLink(button) ? LIMITS.address : LIMITS.payload);
}
