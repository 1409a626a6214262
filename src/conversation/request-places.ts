import type { PlaceLookup } from '../places/lookup.ts';
import type { Geoid } from '../places/place.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import type { IntentId } from '../understanding/utterance.ts';
import type { Memory } from './memory.ts';
import type { Request, Subject, Wanted } from './request.ts';
import { isFresh, MOST_PLACES } from './selection.ts';
import type { Carried } from './understood.ts';

export interface Situation {
  readonly memory: Memory;
  readonly now: Date;
  readonly lookup: PlaceLookup;
  /** The figure that stands for a topic. */
  readonly mainMetric: (topic: TopicId) => MetricId | undefined;
}

/** A request without anything in it; the rules fill it. */
export function emptyRequest(intent: IntentId, confidence: number): Request {
  return {
    intent,
    confidence,
    wanted: [],
    places: [],
    resumes: false,
    assumptions: [],
    unknownNames: [],
    leftOut: [],
    states: [],
    carried: [],
  };
}

/** Asks which city is meant, and keeps what was asked of it. */
export function askForCity(request: Request): Request {
  return { ...request, question: { kind: 'which-place', candidates: [], position: 0, subject: subjectOf(request) } };
}

/** What a request asks for, without its places. */
export function subjectOf({ intent, wanted, comparison, time, differing, withinMiles, ranking }: Request): Subject {
  return { intent, wanted, places: [], comparison, time, differing, withinMiles, ranking };
}

/** Fills in the remembered places, or asks: which city, or whether the old ones are still meant. */
export function carryPlaces(request: Request, situation: Situation): Request {
  const { memory, now } = situation;
  if (memory.places.length === 0) return askForCity(request);
  if (!isFresh(memory, now))
    return { ...request, question: { kind: 'still-there', places: memory.places, subject: subjectOf(request) } };
  const carried: readonly Carried[] = request.carried.includes('places')
    ? request.carried
    : ['places', ...request.carried];
  if (isAboutOnePlace(request)) return { ...request, places: memory.places.slice(0, 1), carried };
  return settle({ ...request, carried }, request.wanted, memory.places, situation);
}

/** A request whose places and topics are known gets the dialog that fits their number. */
export function settle(
  request: Request,
  wanted: readonly Wanted[],
  places: readonly Geoid[],
  { lookup }: Situation,
): Request {
  const known = [...new Set(places)].filter((geoid) => lookup.get(geoid) !== undefined);
  const shown = known.slice(0, MOST_PLACES);
  const intent = isAboutOnePlace(request) ? request.intent : intentFor(wanted, shown.length);
  return { ...request, intent, wanted, places: shown, leftOut: known.slice(MOST_PLACES) };
}

/** Asked is which other places are like one, or near it. */
export function isAboutOnePlace({ intent, ranking }: Pick<Subject, 'intent' | 'ranking'>): boolean {
  return intent === 'similar-cities' || intent === 'nearby-cities' || ranking?.near !== undefined;
}

export function intentFor(wanted: readonly Wanted[], places: number): IntentId {
  if (places > 1) return 'compare-cities';
  return wanted.length > 0 ? 'city-metric' : 'city-overview';
}
