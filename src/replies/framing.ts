import type { DialogParts } from '../conversation/parts.ts';
import type { Geoid, Place } from '../places/place.ts';
import type { Turn } from '../conversation/turn.ts';
import { button } from './build.ts';
import { list } from './lists.ts';
import { placeNames, distinctTitle } from './places.ts';
import type { Button, Reply } from './reply.ts';
import { words } from './words/index.ts';
import { whenWords } from './words/sources.ts';
import type { TimeQuestion } from '../topics/time.ts';

/** Quick replies beyond this crowd the screen of a phone: places that hardly anybody means are offered up to here. */
const MOST_OFFERS = 5;

/** What the strictest channel shows (see `Reply`). */
const MOST_QUICK_REPLIES = 13;

/** How many other places of the name are offered. */
const MOST_NAMESAKES = 3;

/** A place with this many times the people of the next of its name is the one that is meant. */
const SAY_UP_TO = 25;

/** Says with an answer what was carried into it, which place was taken of several, and which names were not found. */
export function framed(
  answer: Reply,
  turn: Turn,
  { lookup, catalogue }: Pick<DialogParts, 'lookup' | 'catalogue'>,
): Reply {
  const { request } = turn;
  const before: string[] = [];
  const names = placeNames(request.places, lookup);
  if (request.carried.includes('places')) {
    if (!namesAll(answer.text, request.places, lookup)) before.push(words.carried.places(names));
  } else if (request.carried.includes('topic') && request.wanted.length > 0)
    before.push(words.carried.topic(list(request.wanted.flatMap(({ topic }) => catalogue.topic(topic)?.title ?? []))));
  before.unshift(...sayInstead(request.wanted, catalogue));
  const after: string[] = [];
  if (request.unknownNames.length > 0) after.push(words.notFound(request.unknownNames));
  if (request.leftOut.length > 0) after.push(words.tooManyPlaces(placeNames(request.leftOut, lookup)));
  if (request.time && (request.wanted.length === 0 || request.intent === 'nearby-cities'))
    after.push(words.newestOnly(exampleOf(request.time)));
  const likely: Button[] = [];
  const unlikely: Button[] = [];
  for (const { place, others, isPart, guessedFrom } of request.assumptions) {
    const taken = lookup.get(place);
    if (taken && isPart) after.push(words.wholeOf(distinctTitle(taken, lookup)));
    if (taken && guessedFrom !== undefined) after.push(words.guessed(guessedFrom, distinctTitle(taken, lookup)));
    const rest = others.flatMap((geoid) => lookup.get(geoid) ?? []).slice(0, MOST_NAMESAKES);
    const [largest] = rest;
    if (!taken || !largest) continue;
    const isLikely = !isPart && isWorthSaying(taken, largest);
    if (isLikely)
      after.push(
        words.assumed(
          distinctTitle(taken, lookup),
          rest.map((other) => distinctTitle(other, lookup)),
        ),
      );
    const wanted = request.wanted[0];
    for (const other of rest)
      (isLikely ? likely : unlikely).push(
        button(distinctTitle(other, lookup), {
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
    text: [[...before, answer.text].join(' '), ...after].join(answer.text.includes('\n') ? '\n' : ' '),
    quickReplies: withOthers(answer.quickReplies, likely, unlikely),
  };
}

/** That what is asked for is unknown, and which figure stands in for it; none where it is what was asked for. */
export function sayInstead(wanted: Turn['request']['wanted'], catalogue: DialogParts['catalogue']): readonly string[] {
  return wanted.flatMap(({ topic, metric, instead }) => {
    const known = metric === undefined ? undefined : catalogue.metric(metric)?.metric.label;
    const name = known === undefined ? catalogue.topic(topic)?.name : words.theFigure(known);
    return instead === undefined || name === undefined ? [] : words.instead(instead, name);
  });
}

/** How a figure of that time is asked for. */
function exampleOf(time: TimeQuestion): string {
  const { rentIn, populationSince, populationChange } = words.examplesInTime;
  if (time.at !== undefined) return rentIn(whenWords(time.at));
  return time.since === undefined ? populationChange : populationSince(whenWords(time.since));
}

/** Whether the answer says by itself which places it is about. */
function namesAll(text: string, places: readonly Geoid[], lookup: DialogParts['lookup']): boolean {
  return places.every((geoid) => text.includes(lookup.get(geoid)?.name ?? geoid));
}

/** Places that the words name come before what the answer offers, others after it where there is room. */
function withOthers(
  offered: readonly Button[],
  likely: readonly Button[],
  unlikely: readonly Button[],
): readonly Button[] {
  const first = [...likely.slice(0, MOST_QUICK_REPLIES - offered.length), ...offered];
  return [...first, ...unlikely.slice(0, Math.max(0, MOST_OFFERS - first.length))];
}

/** Nobody who writes "Boston" needs to be told about the Boston of Georgia: the name in the answer and a button are enough. */
function isWorthSaying(taken: Place, other: Place): boolean {
  return (taken.population ?? 0) < SAY_UP_TO * (other.population ?? 1);
}
