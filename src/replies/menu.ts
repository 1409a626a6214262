import type { Geoid } from '../places/place.ts';
import type { Topic } from '../topics/topic.ts';
import { button } from './build.ts';
import type { Button } from './reply.ts';
import { words } from './words/index.ts';

/** Topics on a page: Messenger shows at most 13 quick replies, and one of them turns the page. */
const PAGE = 11;

export function menuPages(topics: readonly Topic[]): number {
  return Math.max(1, Math.ceil(topics.length / PAGE));
}

/**
 * One page of topics as things to tap, for the given places (none: the bot asks for a city then). Pages wrap around.
 * @param topics those that have something for the places
 */
export function topicMenu(topics: readonly Topic[], places: readonly Geoid[], page: number): readonly Button[] {
  const pages = menuPages(topics);
  const at = page % pages;
  const next = (at + 1) % pages;
  const shown = topics
    .slice(at * PAGE, (at + 1) * PAGE)
    .map((topic) => button(topic.title, { do: 'topic', topic: topic.id, places }));
  if (pages === 1) return shown;
  return [...shown, button(next === 0 ? words.help.firstTopics : words.help.moreTopics, { do: 'menu', page: next })];
}

/** What to tap where an answer leads nowhere by itself. */
export function goOn(): readonly Button[] {
  return [button(words.buttons.topics, { do: 'menu', page: 0 })];
}
