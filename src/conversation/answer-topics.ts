import { sayApart } from '../replies/apart.ts';
import { button, reply } from '../replies/build.ts';
import { cardReply } from '../replies/card-reply.ts';
import { isMap, mapLink } from '../replies/map-link.ts';
import { framed } from '../replies/framing.ts';
import type { Reply } from '../replies/reply.ts';
import { words } from '../replies/words/index.ts';
import { leadingColumns } from '../topics/alternatives.ts';
import { buildCard } from '../topics/card.ts';
import type { DialogParts } from './parts.ts';
import type { Wanted } from './request.ts';
import type { Turn } from './turn.ts';
import { standingFor } from './answer-standing.ts';
import { loadViews } from '../topics/load-views.ts';

/** More cards than this in one answer would bury the first. */
const MOST_TOPICS = 3;

/**
 * Answers the topics of the turn's request for its places, one card each. What was carried, assumed or not
 * found is said with the first card; topics past the third are offered, not dropped.
 */
export async function answerTopics(turn: Turn, parts: DialogParts): Promise<void> {
  const { request } = turn;
  const answered = request.wanted.slice(0, MOST_TOPICS);
  // How several places compare with each other is a comparison; where a figure of another time stood isn't known.
  const asksStanding =
    request.standing && request.time === undefined && (request.places.length === 1 || request.amount !== undefined);
  const answer = async (wanted: Wanted): Promise<Reply> =>
    (asksStanding ? await standingFor(wanted, turn, parts) : undefined) ?? cardFor(wanted, turn, parts);
  const cards = await Promise.all(answered.map(answer));
  cards.forEach((card, index) => turn.say(index === 0 ? framed(card, turn, parts) : card));
  const left = request.wanted.slice(MOST_TOPICS).flatMap(({ topic }) => parts.catalogue.topic(topic) ?? []);
  if (left.length > 0)
    turn.say(
      reply(words.tooManyTopics(left.map(({ name }) => name)), {
        quickReplies: left.map(({ id, title }) => button(title, { do: 'topic', topic: id, places: request.places })),
      }),
    );
}

async function cardFor(
  wanted: Wanted,
  turn: Turn,
  { catalogue, store, lookup, pictures }: DialogParts,
): Promise<Reply> {
  const { request } = turn;
  const topic = catalogue.topic(wanted.topic);
  const main = topic && catalogue.metric(wanted.metric ?? topic.main);
  if (!main)
    throw new TypeError(`no topic "${wanted.topic}" in the catalogue: requests are checked against it in run-turn`);
  const views = await loadViews(request.places, leadingColumns(main.metric, topic), store, lookup);
  const card = buildCard(topic, views, {
    metric: wanted.metric,
    time: request.time,
    question: request.comparison,
    catalogue,
  });
  const places = views.map(({ place }) => place);
  const link = mapLink(topic, places);
  // Who asks for a figure of the map asks for no distance.
  const apart = isMap(topic) && wanted.metric === undefined ? sayApart(places) : undefined;
  const said = apart === undefined ? card : { ...card, text: `${apart} ${card.text}` };
  return cardReply(said, { link, wanted, time: request.time, places: request.places, catalogue, pictures });
}
