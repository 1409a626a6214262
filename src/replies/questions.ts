import type { Question } from '../conversation/memory.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Turn } from '../conversation/turn.ts';
import { button, reply, saying } from './build.ts';
import { placeNames, distinctTitle } from './places.ts';
import type { Button, Reply } from './reply.ts';
import { words } from './words/index.ts';

/** The bot's question about places, with the answers to tap. */
export function questionReply(question: Question, turn: Turn, lookup: PlaceLookup): Reply {
  switch (question.kind) {
    case 'which-place':
      return question.candidates.length > 0
        ? reply(whichOf(question, turn, lookup), { quickReplies: choices(question, lookup) })
        : reply(whichCity(turn), { quickReplies: words.exampleCities.map(saying) });
    case 'still-there':
      return reply(words.ask.stillThere(placeNames(question.places, lookup)), {
        quickReplies: [saying({ title: words.ask.yes, text: 'yes' }), saying({ title: words.ask.no, text: 'no' })],
      });
    case 'forget-me':
      return reply(words.forgetMe.ask);
    case 'feedback':
      return reply(words.feedback.ask);
  }
}

type WhichPlace = Extract<Question, { kind: 'which-place' }>;

function whichOf({ candidates, name, area }: WhichPlace, turn: Turn, lookup: PlaceLookup): string {
  const before = turn.memory.asked;
  const again = before?.kind === 'which-place' && before.candidates[0] === candidates[0];
  if (again) return words.ask.whichOfAgain;
  if (area) return words.ask.whichIn(name ?? '');
  const names = new Set(candidates.map((geoid) => lookup.get(geoid)?.name));
  const [only] = names;
  return words.ask.whichOf(names.size === 1 && only !== undefined ? only : (name ?? ''), candidates.length);
}

function whichCity(turn: Turn): string {
  const { unknownNames } = turn.request;
  return unknownNames.length > 0 ? words.ask.whichCityAfterUnknown(unknownNames) : words.ask.whichCity;
}

/** Each candidate carries what was asked first, so that the tap answers it even weeks later. */
function choices(question: WhichPlace, lookup: PlaceLookup): readonly Button[] {
  const wanted = question.subject.wanted[0];
  return question.candidates
    .map((geoid) => lookup.get(geoid))
    .filter((place) => place !== undefined)
    .map((place) =>
      button(distinctTitle(place, lookup), {
        do: 'choose',
        place: place.geoid,
        topic: wanted?.topic,
        metric: wanted?.metric,
        places: question.subject.places,
      }),
    );
}
