import type { DialogParts } from '../conversation/parts.ts';
import type { Turn } from '../conversation/turn.ts';
import { button } from './build.ts';
import { list } from './lists.ts';
import { placeNames, placeTitle } from './places.ts';
import type { Reply } from './reply.ts';
import { words } from './words.ts';

/** Quick replies beyond this crowd the screen of a phone. */
const MOST_OFFERS = 5;

/** Says with an answer what was carried into it, which place was taken of several, and which names were not found. */
export function framed(
  answer: Reply,
  turn: Turn,
  { lookup, catalogue }: Pick<DialogParts, 'lookup' | 'catalogue'>,
): Reply {
  const { request } = turn;
  const before: string[] = [];
  if (request.carried.includes('places')) before.push(words.carried.places(placeNames(request.places, lookup)));
  else if (request.carried.includes('topic') && request.wanted.length > 0)
    before.push(words.carried.topic(list(request.wanted.flatMap(({ topic }) => catalogue.topic(topic)?.title ?? []))));
  const after: string[] = [];
  if (request.unknownNames.length > 0) after.push(words.notFound(request.unknownNames));
  const offers = [...answer.quickReplies];
  for (const { place, others } of request.assumptions) {
    const taken = lookup.get(place);
    const rest = others.map((geoid) => lookup.get(geoid)).filter((other) => other !== undefined);
    if (!taken || rest.length === 0) continue;
    after.push(words.assumed(placeTitle(taken), rest.slice(0, 3).map(placeTitle)));
    const wanted = request.wanted[0];
    for (const other of rest)
      offers.push(
        button(placeTitle(other), {
          do: 'choose',
          place: other.geoid,
          topic: wanted?.topic,
          metric: wanted?.metric,
          places: request.places.filter((geoid) => geoid !== place),
        }),
      );
  }
  return {
    ...answer,
    text: [...before, answer.text, ...after].join(' '),
    quickReplies: offers.slice(0, Math.max(MOST_OFFERS, answer.quickReplies.length)),
  };
}
