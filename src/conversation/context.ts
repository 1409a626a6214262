import type { Geoid } from '../places/place.ts';
import type { TopicId } from '../topics/topic.ts';
import type { IntentId, RankingRequest, Utterance } from '../understanding/utterance.ts';
import type { Action } from './action.ts';
import type { Memory } from './memory.ts';
import { wantedOf, type Request, type Subject, type Wanted } from './request.ts';
import { answerByTap, answerQuestion } from './answer-to-question.ts';
import { placesAfter } from './changed-places.ts';
import { aboutOnePlace, noneOfNameIn, readMentions, whichOfArea, whichPlace } from './named-places.ts';
import { moreOfRanking, rankingGoesOn } from './ranking-goes-on.ts';
import { askForCity, carryPlaces, emptyRequest, intentFor, isAboutOnePlace, settle } from './request-places.ts';
import type { Situation } from './request-places.ts';
import { amongSeveral } from './several-places.ts';
import { rankingOfAction } from './ranking-action.ts';
import { timeOfAction } from './time-action.ts';
import { timeOfRequest } from './time-of-request.ts';
import type { Carried } from './understood.ts';

/** How many places here are offered in the stead of one abroad. */
const MOST_NAMESAKES = 3;

/** Intents that are about places and figures; the others are answered whatever was said before. */
const ABOUT_PLACES: ReadonlySet<IntentId> = new Set<IntentId>([
  'city-metric',
  'city-overview',
  'compare-cities',
  'choose-city',
]);

/** Words of cost that go with any of these topics. */
const OF_COST = /^(?:(?:more |less )?(?:expensive|affordable|costly)|cheap|cheaper|pricey|pricier|costlier)$/;
const COSTS: ReadonlySet<TopicId> = new Set(['rent', 'home-values']);

/**
 * What a message asks for in its conversation. Pure: the same message, memory and time give the same request.
 *
 * How places are carried, by "what about rent there?" after Tacoma: the message names no place and leans on the ones before (its
 * carry is `same-places`). It neither adds to them nor takes from them, so `placesAfter` gives undefined; it names none, so
 * `carryPlaces` fills in Tacoma, or asks whether Tacoma is still meant when that was weeks ago. "Compare it with Reno" goes the
 * other way: `placesAfter` gives Tacoma and Reno. And "rent in Reno" leans on nothing: Reno, as named.
 * @param utterance what the message says by itself
 */
export function resolve(utterance: Utterance, situation: Situation): Request {
  const answered = answerQuestion(utterance, situation);
  if (answered) return answered;
  const { memory } = situation;
  const base: Request = {
    ...emptyRequest(utterance.intent, utterance.confidence),
    unknownNames: utterance.unknownNames,
    states: utterance.states,
    nation: utterance.nation,
    differing: utterance.differing,
    amount: utterance.amount,
    withinMiles: utterance.withinMiles,
    outside: utterance.outside,
    beside: besideOf(utterance),
    abroad: abroadOf(utterance, memory),
    answer: utterance.answer,
    aside: utterance.aside,
    term: utterance.term,
    precision: utterance.precision,
    text: utterance.text,
    time: timeOfRequest(utterance.time, situation.now),
  };
  const among = amongSeveral(base, utterance, situation);
  if (among) return among;
  const goesOn = rankingGoesOn(base, utterance, situation);
  if (goesOn) return goesOn;
  if (utterance.carry?.kind === 'more') return moreTopics(base, situation);
  const asked: Request = {
    ...base,
    wanted: wantedOf(utterance.topics),
    ranking: utterance.ranking && { ...amongThose(utterance.ranking, utterance, memory), time: base.time, offset: 0 },
  };
  if (isAboutOnePlace(asked)) return aboutOnePlace(asked, utterance, situation);
  if (asked.ranking ?? utterance.intent === 'define-metric') return asked;
  // "texas population" is not about the places remembered
  if (utterance.intent === 'list-cities') {
    const wanted = utterance.topics.length === 0 && utterance.carry ? (memory.subject?.wanted ?? []) : utterance.topics;
    return { ...base, wanted, carried: wanted === utterance.topics ? [] : ['topic'] };
  }
  const leansOnContext = utterance.carry !== undefined && utterance.intent !== 'distress';
  if (utterance.area) return whichOfArea(base, utterance.area, utterance, memory);
  if (!ABOUT_PLACES.has(utterance.intent) && !leansOnContext) return base;
  return aboutPlaces(base, utterance, situation);
}

/** What a tapped button asks for. Buttons carry their places; one that names none is about the remembered ones. */
export function resolveAction(action: Exclude<Action, { do: 'say' }>, situation: Situation): Request {
  const { memory } = situation;
  switch (action.do) {
    case 'menu':
      return { ...emptyRequest('help', 1), menuPage: action.page };
    case 'sources':
      return { ...emptyRequest('sources', 1), allSources: true };
    case 'more':
      return moreOfRanking(emptyRequest('rank-cities', 1), memory) ?? emptyRequest('help', 1);
    case 'overview':
      return aboutKnown(emptyRequest('city-overview', 1), [], action.places, situation);
    case 'standing': {
      const base: Request = { ...emptyRequest('city-metric', 1), standing: true, amount: action.amount };
      return aboutKnown(base, [{ topic: action.topic, metric: action.metric }], action.places, situation);
    }
    case 'topic': {
      const wanted = [{ topic: action.topic, metric: action.metric }];
      const base: Request = { ...emptyRequest('city-metric', 1), time: timeOfAction(action) };
      return aboutKnown(base, wanted, action.places, situation);
    }
    case 'rank': {
      const wanted = [{ topic: action.topic, metric: action.metric }];
      const places = action.place === undefined ? [] : [action.place];
      return { ...emptyRequest('rank-cities', 1), wanted, places, ranking: rankingOfAction(action) };
    }
    case 'similar': {
      const differing = action.differing.map((text) => {
        const [metric = '', order] = text.split(':');
        return { metric, order: order === 'lowest' ? ('lowest' as const) : ('highest' as const) };
      });
      const base: Request = {
        ...emptyRequest('similar-cities', 1),
        differing: differing.length > 0 ? differing : undefined,
      };
      return aboutKnown(base, [], [action.place], situation);
    }
    case 'nearby':
      return aboutKnown(
        { ...emptyRequest('nearby-cities', 1), withinMiles: action.miles },
        [],
        [action.place],
        situation,
      );
    case 'choose': {
      const answered = answerByTap(action.place, situation);
      if (answered) return answered;
      const wanted = action.topic === undefined ? [] : [{ topic: action.topic, metric: action.metric }];
      return aboutKnown(emptyRequest('city-metric', 1), wanted, [...(action.places ?? []), action.place], situation);
    }
  }
}

/** About the places of a button or a link; about the remembered ones where it has none, or none that is known (any more). */
function aboutKnown(base: Request, wanted: readonly Wanted[], places: readonly Geoid[], situation: Situation): Request {
  return places.some((geoid) => situation.lookup.get(geoid) !== undefined)
    ? settle(base, wanted, places, situation)
    : carryPlaces({ ...base, wanted }, situation);
}

/** "which of those has the lowest crime" after a ranking that showed nothing: those are the places it was among. */
function amongThose(ranking: RankingRequest, { several }: Utterance, { ranking: before }: Memory): RankingRequest {
  if (several === undefined || before === undefined || ranking.states.length > 0) return ranking;
  const { states, minPopulation = ranking.minPopulation, maxPopulation = ranking.maxPopulation } = before;
  return { ...ranking, states, minPopulation, maxPopulation };
}

/** The one place that is named beside what is not for us. */
function besideOf({ outside, mentions: [mention, ...others] }: Utterance): Geoid | undefined {
  if (outside !== 'off-topic' && outside !== 'reasons') return undefined;
  return mention?.decided === true && others.length === 0 ? mention.candidates[0] : undefined;
}

/** What lies abroad, and what is asked of it: by the message, or by the one that it goes on from. */
function abroadOf({ abroad, mentions }: Utterance, memory: Memory): Request['abroad'] {
  if (abroad === undefined) return undefined;
  const { name, country, topics, leans } = abroad;
  const asked = wantedOf(topics);
  return {
    name,
    country,
    namesakes: mentions[0]?.candidates.slice(0, MOST_NAMESAKES) ?? [],
    wanted: asked.length === 0 && leans ? (memory.subject?.wanted ?? []) : asked,
  };
}

function aboutPlaces(base: Request, utterance: Utterance, situation: Situation): Request {
  const { memory } = situation;
  const carry = utterance.carry;
  const named = readMentions(utterance.mentions, base);
  const carried: Carried[] = [];
  let wanted: readonly Wanted[] = wantedOf(isOfCostBefore(utterance, memory) ? [] : utterance.topics);
  const comparison = utterance.comparison;
  let time = timeOfRequest(utterance.time, situation.now);
  if (
    wanted.length === 0 &&
    carry &&
    carry.kind !== 'same-places' &&
    memory.subject &&
    memory.subject.wanted.length > 0
  ) {
    wanted = memory.subject.wanted;
    if (utterance.time === undefined) time = memory.subject.time;
    carried.push('topic');
    if (wanted.some(({ metric }) => metric !== undefined)) carried.push('metric');
  }
  const filled: Request = {
    ...base,
    wanted,
    comparison,
    time,
    carried,
    assumptions: named.assumptions,
    standing: utterance.standing,
  };
  if (named.undecided) {
    const subject: Subject = { intent: base.intent, wanted, places: named.places, comparison, time };
    return {
      ...filled,
      intent: intentFor(wanted, utterance.mentions.length),
      question: whichPlace(named.undecided, subject),
    };
  }
  const places = placesAfter(carry, named.places, utterance, situation);
  if (places !== undefined) {
    const fromBefore = places.some((geoid) => !named.places.includes(geoid));
    const assumptions = filled.assumptions.filter(({ place }) => places.includes(place));
    return settle(
      { ...filled, assumptions, carried: fromBefore ? ['places', ...carried] : carried },
      wanted,
      places,
      situation,
    );
  }
  const noneThere = carry?.kind === 'correction' ? noneOfNameIn(utterance.states[0], filled, situation) : undefined;
  if (noneThere) return { ...filled, question: noneThere };
  if (named.places.length > 0) return settle(filled, wanted, named.places, situation);
  if (utterance.unknownNames.length > 0) return askForCity({ ...filled, intent: intentFor(wanted, 1) });
  if (wanted.length > 0 || carry || utterance.intent === 'compare-cities' || utterance.intent === 'city-overview')
    return carryPlaces({ ...filled, carried }, situation);
  return { ...filled, intent: 'fallback' };
}

/** "is it cheaper than Spokane?" after home prices: "cheaper" is no more than a word of cost, and the cost asked last is meant. */
function isOfCostBefore({ topics: [first, second], carry }: Utterance, { subject }: Memory): boolean {
  if (first === undefined || second !== undefined || !first.evidence.every((word) => OF_COST.test(word))) return false;
  const [before] = subject?.wanted ?? [];
  return carry?.kind === 'add-places' && COSTS.has(first.topic) && before !== undefined && COSTS.has(before.topic);
}

/** "more" after an ordinary answer: the next things worth knowing about the same places. */
function moreTopics(base: Request, situation: Situation): Request {
  return situation.memory.places.length > 0 ? { ...base, intent: 'help', menuPage: 0 } : { ...base, intent: 'help' };
}
