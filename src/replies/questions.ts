import type { Question } from '../conversation/memory.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Place } from '../places/place.ts';
import { stateName } from '../places/states.ts';
import type { Turn } from '../conversation/turn.ts';
import { button, reply, saying } from './build.ts';
import { formatValue } from './format.ts';
import { placeNames, distinctTitle } from './places.ts';
import type { Button, Card, Reply } from './reply.ts';
import { words } from './words/index.ts';

/** How many of the places that may be meant the sentence names: for who sees nothing to tap. */
const NAMED = 3;

/** The bot's question about places, with the answers to tap: at hand now, and as cards, which stay. */
export function questionReply(question: Question, turn: Turn, lookup: PlaceLookup): Reply {
  switch (question.kind) {
    case 'which-place':
      return question.candidates.length > 0
        ? reply(whichOf(question, turn, lookup), {
            quickReplies: candidates(question, lookup).map((place) =>
              choice(place, question, distinctTitle(place, lookup)),
            ),
            cards: candidates(question, lookup).map((place) => choiceCard(place, question, lookup)),
          })
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

function whichOf(question: WhichPlace, turn: Turn, lookup: PlaceLookup): string {
  const before = turn.memory.asked;
  const again = before?.kind === 'which-place' && before.candidates[0] === question.candidates[0];
  if (again) return words.ask.whichOfAgain;
  const places = candidates(question, lookup);
  const titles = places.slice(0, NAMED).map((place) => distinctTitle(place, lookup));
  const more = places.length - titles.length;
  const { area, notIn, name = '' } = question;
  if (area) return words.ask.whichIn(name, titles, more);
  if (notIn) return words.ask.noneIn(places[0]?.name ?? name, stateName(notIn), titles, more);
  const [only, ...others] = new Set(places.map((place) => place.name));
  return words.ask.whichOf(others.length === 0 && only !== undefined ? only : name, titles, more);
}

function whichCity(turn: Turn): string {
  const { unknownNames } = turn.request;
  return unknownNames.length > 0 ? words.ask.whichCityAfterUnknown(unknownNames) : words.ask.whichCity;
}

function candidates(question: WhichPlace, lookup: PlaceLookup): readonly Place[] {
  return question.candidates.flatMap((geoid) => lookup.get(geoid) ?? []);
}

/** A candidate carries what was asked first, so that the tap answers it even weeks later. */
function choice(place: Place, { subject }: WhichPlace, title: string): Button {
  const wanted = subject.wanted[0];
  return button(title, {
    do: 'choose',
    place: place.geoid,
    topic: wanted?.topic,
    metric: wanted?.metric,
    places: subject.places,
  });
}

/** A candidate with what tells it from its namesakes. */
function choiceCard(place: Place, question: WhichPlace, lookup: PlaceLookup): Card {
  const people = place.population === undefined ? [] : [formatValue(place.population, 'people')];
  return {
    title: distinctTitle(place, lookup),
    subtitle: [...place.counties.slice(0, 1), ...people].join(', '),
    buttons: [choice(place, question, words.ask.thisOne)],
  };
}
