import type { PictureLinks } from '../charts/links.ts';
import type { Wanted } from '../conversation/request.ts';
import { actionOfTime } from '../conversation/time-action.ts';
import type { Geoid } from '../places/place.ts';
import type { TopicCard } from '../topics/card.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { TimeQuestion } from '../topics/time.ts';
import { button, reply } from './build.ts';
import type { Button, Reply } from './reply.ts';
import { words } from './words/index.ts';

export interface CardContext {
  readonly wanted: Wanted;
  /** The time asked of. */
  readonly time?: TimeQuestion;
  readonly places: readonly Geoid[];
  readonly catalogue: Catalogue;
  readonly pictures: PictureLinks;
  /** Something of its own to open, instead of how it compares. */
  readonly link?: Button;
}

/** A card as a reply: its sentence, its picture by short link, two follow-ups and how it compares, all for the same places. */
export function cardReply(card: TopicCard, { wanted, time, places, catalogue, pictures, link }: CardContext): Reply {
  const followUps = card.followUps.slice(0, 2).flatMap((id) => catalogue.topic(id) ?? []);
  return reply(card.text, {
    picture: card.chart && {
      url: pictures.topic(wanted.topic, places, { metric: wanted.metric, time }),
      alt: card.chart.alt,
    },
    buttons: [
      ...followUps.map(({ id, title }) => button(title, { do: 'topic', topic: id, places })),
      link ??
        (card.standing
          ? standing(card.standing, { wanted, places })
          : button(words.buttons.topics, { do: 'menu', page: 0 })),
    ],
    opens: {
      do: 'topic',
      topic: wanted.topic,
      metric: wanted.metric,
      places,
      ...actionOfTime(time),
    },
    page: pictures.page?.(wanted.topic, places),
  });
}

function standing(
  { metric }: NonNullable<TopicCard['standing']>,
  { wanted, places }: Pick<CardContext, 'wanted' | 'places'>,
): Button {
  return button(words.buttons.standing, {
    do: 'standing',
    topic: wanted.topic,
    metric: metric ?? wanted.metric,
    places,
  });
}
