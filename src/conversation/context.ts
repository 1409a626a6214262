import type { PlaceLookup } from '../places/lookup.ts';
import type { Geoid, StateCode } from '../places/place.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import type { Carry, IntentId, Utterance } from '../understanding/utterance.ts';
import type { Memory } from './memory.ts';
import type { Action } from './action.ts';
import type { Assumption, Request, Subject, Wanted } from './request.ts';
import { answerQuestion } from './answer-to-question.ts';
import {
  askForCity,
  carryPlaces,
  emptyRequest,
  intentFor,
  isAboutOnePlace,
  settle,
  type Situation,
} from './request-places.ts';
import type { Carried } from './understood.ts';

/** Intents that are about places and figures; the others are answered whatever was said before. */
const ABOUT_PLACES: ReadonlySet<IntentId> = new Set<IntentId>([
  'city-metric',
  'city-overview',
  'compare-cities',
  'choose-city',
]);

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
    namesakes: utterance.outside === 'foreign-city' ? utterance.mentions[0]?.candidates.slice(0, 3) : undefined,
    answer: utterance.answer,
    text: utterance.text,
  };
  if (utterance.carry?.kind === 'more')
    return memory.ranking ? moreOfRanking(base, memory) : moreTopics(base, situation);
  const sameRanking = rankingElsewhere(utterance, memory);
  if (sameRanking) return { ...base, intent: 'rank-cities', wanted: memory.subject?.wanted ?? [], ...sameRanking };
  const refined = refinedRanking(utterance, situation);
  if (refined) return { ...base, intent: 'rank-cities', carried: ['ranking'], ...refined };
  if (utterance.ranking)
    return { ...base, intent: 'rank-cities', wanted: utterance.topics, ranking: { ...utterance.ranking, offset: 0 } };
  if (isAboutOnePlace(utterance.intent)) return aboutOnePlace(base, utterance, situation);
  if (utterance.intent === 'define-metric') return { ...base, wanted: utterance.topics };
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
      return memory.ranking ? moreOfRanking(emptyRequest('rank-cities', 1), memory) : emptyRequest('help', 1);
    case 'overview':
      return settle(emptyRequest('city-overview', 1), [], action.places, situation);
    case 'standing':
    case 'topic': {
      const base: Request = {
        ...emptyRequest('city-metric', 1),
        standing: action.do === 'standing' ? true : undefined,
      };
      const wanted = [{ topic: action.topic, metric: action.metric }];
      return action.places.length > 0
        ? settle(base, wanted, action.places, situation)
        : carryPlaces({ ...base, wanted }, situation);
    }
    case 'choose': {
      const wanted = action.topic === undefined ? [] : [{ topic: action.topic, metric: action.metric }];
      const chosen = settle(
        emptyRequest('city-metric', 1),
        wanted,
        [...(action.places ?? []), action.place],
        situation,
      );
      return { ...chosen, resumes: memory.asked?.kind === 'which-place' };
    }
  }
}

function aboutPlaces(base: Request, utterance: Utterance, situation: Situation): Request {
  const { memory } = situation;
  const carry = utterance.carry;
  const named = readMentions(utterance.mentions, base);
  const carried: Carried[] = [];
  let wanted: readonly Wanted[] = utterance.topics.map(({ topic, metric }) => ({ topic, metric }));
  const comparison = utterance.comparison;
  let change = utterance.change;
  if (
    wanted.length === 0 &&
    carry &&
    carry.kind !== 'same-places' &&
    memory.subject &&
    memory.subject.wanted.length > 0
  ) {
    wanted = memory.subject.wanted;
    change ??= memory.subject.change;
    carried.push('topic');
    if (wanted.some(({ metric }) => metric !== undefined)) carried.push('metric');
  }
  const filled: Request = {
    ...base,
    wanted,
    comparison,
    change,
    carried,
    assumptions: named.assumptions,
    standing: utterance.standing,
  };
  if (named.undecided) {
    const subject: Subject = { intent: base.intent, wanted, places: named.places, comparison, change };
    return {
      ...filled,
      intent: intentFor(wanted, utterance.mentions.length),
      question: {
        kind: 'which-place',
        name: named.undecided.mention.text,
        candidates: named.undecided.mention.candidates.slice(0, 8),
        position: named.undecided.position,
        subject,
      },
    };
  }
  const places = placesAfter(carry, named.places, utterance, situation);
  if (places !== undefined) {
    const fromBefore = places.some((geoid) => !named.places.includes(geoid));
    return settle({ ...filled, carried: fromBefore ? ['places', ...carried] : carried }, wanted, places, situation);
  }
  if (named.places.length > 0) return settle(filled, wanted, named.places, situation);
  if (utterance.unknownNames.length > 0) return askForCity({ ...filled, intent: intentFor(wanted, 1) });
  if (wanted.length > 0 || carry || utterance.intent === 'compare-cities' || utterance.intent === 'city-overview')
    return carryPlaces({ ...filled, carried }, situation);
  return { ...filled, intent: 'fallback' };
}

/**
 * The remembered places after the message has changed them: one added, swapped, kept, dropped or corrected. Undefined when it
 * changes none of them: then it is about the places it names, or, naming none, about the remembered ones (`carryPlaces`).
 */
function placesAfter(
  carry: Carry | undefined,
  named: readonly Geoid[],
  utterance: Utterance,
  { memory, lookup }: Situation,
): readonly Geoid[] | undefined {
  const before = memory.places;
  switch (carry?.kind) {
    case 'add-places':
      return before.length > 0 && named.length > 0 ? [...before, ...named] : undefined;
    case 'swap': {
      if (carry.position === 0) return swapNamed(before, named);
      const replacement = named[0];
      const index = carry.position < 0 ? before.length + carry.position : carry.position - 1;
      if (replacement === undefined || before[index] === undefined) return undefined;
      return before.map((geoid, at) => (at === index ? replacement : geoid));
    }
    case 'keep': {
      const list = memory.offered && memory.offered.length > 0 ? memory.offered : before;
      const kept = carry.positions
        .map((position) => list[position < 0 ? list.length + position : position - 1])
        .filter((geoid) => geoid !== undefined);
      return kept.length > 0 ? kept : undefined;
    }
    case 'drop': {
      const left = before.filter((geoid) => !named.includes(geoid));
      return left.length > 0 ? left : undefined;
    }
    case 'correction':
      return corrected(before, named, utterance.states[0], lookup);
    case 'same-topic':
    case 'same-places':
    case 'more':
    case undefined:
      return undefined;
  }
}

/** "replace Boise with Reno": the first one named goes, the second comes in its place. */
function swapNamed(before: readonly Geoid[], [gone, comes]: readonly Geoid[]): readonly Geoid[] | undefined {
  if (gone === undefined || comes === undefined || !before.includes(gone)) return undefined;
  return before.map((geoid) => (geoid === gone ? comes : geoid));
}

/** "no, the one in Missouri", "I meant Portland Maine": the wrong place of that name gives way, or else the last one named. */
function corrected(
  before: readonly Geoid[],
  named: readonly Geoid[],
  state: StateCode | undefined,
  lookup: PlaceLookup,
): readonly Geoid[] | undefined {
  const right = named[0];
  if (right !== undefined) {
    const name = lookup.get(right)?.name;
    const sameName = before.findIndex((geoid) => geoid !== right && lookup.get(geoid)?.name === name);
    const wrong = sameName >= 0 ? sameName : before.length - 1;
    return wrong < 0 ? [right] : before.map((geoid, at) => (at === wrong ? right : geoid));
  }
  if (state === undefined) return undefined;
  for (let at = before.length - 1; at >= 0; at--) {
    const name = lookup.get(before[at] ?? '')?.name;
    const meant = name === undefined ? undefined : lookup.named(name, state)[0];
    if (meant !== undefined) return before.map((geoid, index) => (index === at ? meant : geoid));
  }
  return undefined;
}

/** The places a message names, and the first one that has to be asked about. */
function readMentions(
  mentions: readonly PlaceMention[],
  base: Request,
): {
  places: readonly Geoid[];
  assumptions: readonly Assumption[];
  undecided?: { mention: PlaceMention; position: number };
} {
  const places: Geoid[] = [];
  const assumptions: Assumption[] = [...base.assumptions];
  let undecided: { mention: PlaceMention; position: number } | undefined;
  for (const mention of mentions) {
    const [first, ...others] = mention.candidates;
    if (first === undefined) continue;
    if (!mention.decided && !undecided) {
      undecided = { mention, position: places.length };
      continue;
    }
    if (places.includes(first)) continue;
    places.push(first);
    const isPart = mention.match === 'part';
    if (others.length > 0 || isPart) assumptions.push({ place: first, others: others.slice(0, 5), isPart });
  }
  return { places, assumptions, undecided };
}

/** "cities like Boise", "towns near Boise": of the place named, or of the first of those remembered. */
function aboutOnePlace(base: Request, utterance: Utterance, situation: Situation): Request {
  const named = readMentions(utterance.mentions, base);
  const subject: Subject = { intent: base.intent, wanted: [], places: named.places };
  if (named.undecided) {
    const { mention, position } = named.undecided;
    return {
      ...base,
      question: {
        kind: 'which-place',
        name: mention.text,
        candidates: mention.candidates.slice(0, 8),
        position,
        subject,
      },
    };
  }
  if (named.places.length > 0) return { ...base, places: named.places, assumptions: named.assumptions };
  return carryPlaces(base, situation);
}

/** "and in Florida?" after a ranking: the same one, there. */
function rankingElsewhere(utterance: Utterance, { ranking }: Memory): Pick<Request, 'ranking' | 'carried'> | undefined {
  const onlyStates = utterance.states.length > 0 && utterance.mentions.length === 0 && utterance.topics.length === 0;
  if (!ranking || !onlyStates || utterance.carry?.kind !== 'same-topic') return undefined;
  return { ranking: { ...ranking, states: utterance.states, offset: 0 }, carried: ['ranking'] };
}

/** "income in Orange County": asks which of its places is meant. */
function whichOfArea(
  base: Request,
  { name, places }: NonNullable<Utterance['area']>,
  { topics, carry }: Utterance,
  memory: Memory,
): Request {
  const named = topics.map(({ topic, metric }) => ({ topic, metric }));
  const wanted = named.length === 0 && carry ? (memory.subject?.wanted ?? []) : named;
  const subject: Subject = { intent: base.intent, wanted, places: [] };
  return {
    ...base,
    wanted,
    question: { kind: 'which-place', name, area: true, candidates: places, position: 0, subject },
  };
}

/** "and the poorest?", "by income instead": the ranking shown, changed; "where is it highest?": one of what was asked last. */
function refinedRanking(
  { refines, states }: Utterance,
  { memory, mainMetric }: Situation,
): Pick<Request, 'ranking' | 'wanted'> | undefined {
  if (refines === undefined) return undefined;
  const { topic, reversed, ofSubject, ...changes } = refines;
  const last = memory.subject?.wanted ?? [];
  if (memory.ranking) {
    const { ranking } = memory;
    const opposite = ranking.order === 'highest' ? 'lowest' : 'highest';
    const wanted = topic === undefined ? last : [{ topic, metric: changes.metric }];
    return {
      wanted,
      ranking: {
        ...ranking,
        ...(reversed && { order: opposite }),
        ...changes,
        ...(states.length > 0 && { states }),
        offset: 0,
      },
    };
  }
  const [asked] = last;
  const metric = asked && (asked.metric ?? mainMetric(asked.topic));
  if (!ofSubject || metric === undefined) return undefined;
  const order = changes.order ?? 'highest';
  return { wanted: last.slice(0, 1), ranking: { metric, order, count: 5, states, where: [], offset: 0 } };
}

function moreOfRanking(base: Request, memory: Memory): Request {
  if (!memory.ranking) return base;
  const { shown, ...ranking } = memory.ranking;
  return {
    ...base,
    intent: 'rank-cities',
    wanted: memory.subject?.wanted ?? [],
    ranking: { ...ranking, offset: shown },
    carried: ['ranking'],
  };
}

/** "more" after an ordinary answer: the next things worth knowing about the same places. */
function moreTopics(base: Request, situation: Situation): Request {
  return situation.memory.places.length > 0 ? { ...base, intent: 'help', menuPage: 0 } : { ...base, intent: 'help' };
}
