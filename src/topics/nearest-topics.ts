import type { Catalogue } from './catalogue.ts';
import type { Topic } from './topic.ts';
import { topicsOfPlaces } from './topics-with-data.ts';
import type { PlaceView } from './view.ts';

/**
 * The other topics that have something for the places, the nearest first: where this one leads, what leads here, what either of
 * those leads to, and the rest.
 */
export function nearestTopics(topic: Topic, views: readonly PlaceView[], catalogue: Catalogue): readonly Topic[] {
  const leads = topic.followUps;
  const leadHere = catalogue.topics.filter(({ followUps }) => followUps.includes(topic.id)).map(({ id }) => id);
  const further = [...leads, ...leadHere].flatMap((id) => catalogue.topic(id)?.followUps ?? []);
  const order = [...new Set([...leads, ...leadHere, ...further])];
  const away = ({ id }: Topic): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return topicsOfPlaces(catalogue, views)
    .filter(({ id }) => id !== topic.id)
    .toSorted((a, b) => away(a) - away(b));
}
