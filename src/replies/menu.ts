import type { Geoid } from '../places/place.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { button } from './build.ts';
import type { Button } from './reply.ts';
import { words } from './words/index.ts';

/** Topics on a page: Messenger shows at most 13 quick replies, and one of them turns the page. */
const PAGE = 11;

export function menuPages(catalogue: Catalogue): number {
  return Math.ceil(catalogue.topics.length / PAGE);
}

/** One page of the topics as things to tap, for the given places (none: the bot asks for a city then). Pages wrap around. */
export function topicMenu(catalogue: Catalogue, places: readonly Geoid[], page: number): readonly Button[] {
  const pages = menuPages(catalogue);
  const at = page % pages;
  const next = (at + 1) % pages;
  const turnPage = button(next === 0 ? words.help.firstTopics : words.help.moreTopics, { do: 'menu', page: next });
  return [
    ...catalogue.topics
      .slice(at * PAGE, (at + 1) * PAGE)
      .map((topic) => button(topic.title, { do: 'topic', topic: topic.id, places })),
    turnPage,
  ];
}
