import type { DialogParts } from '../conversation/parts.ts';
import type { Geoid } from '../places/place.ts';
import type { TopicCard } from '../topics/card.ts';
import type { Topic } from '../topics/topic.ts';
import { button, reply } from './build.ts';
import { topicMenu } from './menu.ts';
import type { Reply } from './reply.ts';

/**
 * An overview as a reply: its sentences, three topics as buttons, the menu to swipe through.
 * @param topics those that have something for the places
 */
export function overviewReply(
  card: TopicCard,
  places: readonly Geoid[],
  topics: readonly Topic[],
  { catalogue, pictures }: Pick<DialogParts, 'catalogue' | 'pictures'>,
): Reply {
  const buttons = card.followUps
    .slice(0, 3)
    .flatMap((id) => catalogue.topic(id) ?? [])
    .map(({ id, title }) => button(title, { do: 'topic', topic: id, places }));
  const payloads = new Set(buttons.map(({ payload }) => payload));
  return reply(card.text, {
    picture: card.chart && { url: pictures.overview(places), alt: card.chart.alt },
    buttons,
    quickReplies: topicMenu(topics, places, 0).filter(({ payload }) => !payloads.has(payload)),
    opens: { do: 'overview', places },
  });
}
