import type { Catalogue } from '../topics/catalogue.ts';
import type { StateCode } from '../places/place.ts';
import { directionOf, hasNoOrder, type Direction } from './directions.ts';
import type { Match } from './lexicon.ts';
import { ABOVE, BELOW, type Filter } from './filter.ts';
import { filtersOf, sizesOf } from './ranking-filters.ts';
import { isRankedBy } from './nearest-topic.ts';
import { asksSettlementsNear, reachIn } from './nearby.ts';
import { changeWithoutEnd } from './growth.ts';
import { namesNation } from './nation.ts';
import { type Reading, wordAt } from './reading.ts';
import { namesUsual } from './usual-filters.ts';
import type { RankingRequest } from './utterance.ts';

/** "which state has", "top 10 states", "states with the lowest" */
const OF_STATES = /\b(?:which|what|top(?: \w+)?|best|worst|\w{3,}est)(?: us| american)? states?\b|^(?:us )?states\b/;
/** "in each state", "in all 50 states", "by state" */
const EACH_STATE = /\b(?:(?:each|every|per|by)(?: (?:of the|us|single))* state|state by state|(?:50|fifty) states)\b/;
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const SUPERLATIVE_WORD = '(?:most|least|fewest|highest|lowest|best|worst|\\w{3,}est)';
/** "second largest", "the 3rd most expensive" */
const LINE = new RegExp(`\\b(?:(${ORDINALS.join('|')})|(\\d{1,2})(?:st|nd|rd|th)) ${SUPERLATIVE_WORD}\\b`);
const DEFAULT_COUNT = 5;
const MOST = 20;

const CITIES =
  /\b(?:cit(?:y|ies)|towns?|places?|villages?|suburbs?|municipalit(?:y|ies)|communities|metros?|boroughs?|spots?|area|areas|locations?)\b/;
const PLURAL =
  /\b(?:cities|towns|places|villages|suburbs|municipalities|communities|metros|boroughs|spots|areas|locations)\b/;
const SUPERLATIVE =
  /\b(?:most|least|fewest|highest|lowest|top|best|worst|biggest|largest|smallest|longest|shortest|greatest|bottom|rank|ranks|ranked|ranking|leads|fastest|slowest|\w{3,}est)\b/;
const NOT_SUPERLATIVE =
  /\b(?:west|midwest|southwest|northwest|interest|test|guest|forest|rest|nest|honest|request|latest|west|harvest|invest|nearest|closest|modest|arrest|suggest)\b/g;
/** "most people in the US", "the most common job": no more of it here than there. */
const OF_MOST =
  /\b(?:most|least) (?:people|of|homes|houses|households|workers|families|residents|jobs|common|popular|likely)\b|\bat (?:most|least)\b/;
/** One city of many: "any city where", "find me a place with". */
const SOMEWHERE =
  /\b(?:any|a|an|some|which|what|one|another)(?: \w+)? (?:city|town|place|suburb|spot|community)\b|\b(?:somewhere|someplace|anywhere)\b/;
const WHERE = /^(?:so |and |ok )?(?:where|which (?:state|part|of)|who)\b/;
/** "affordable towns", "safe places to live" */
const KIND_OF_CITIES = /^(?:\w+ ){1,4}(?:cities|towns|places|suburbs)(?: to (?:live|move)(?: to| in)?)?$/;

/**
 * "top 5 youngest cities over 100k in texas", "cities under 50k people with income above 90k in ohio"; undefined when the message
 * asks for no ranking, or names no figure to rank by.
 */
export function rankingOf(reading: Reading, catalogue: Catalogue): RankingRequest | undefined {
  const near = nearnessOf(reading);
  if (!asksRanking(reading, near !== undefined)) return undefined;
  const filters = filtersOf(reading, catalogue);
  const inFilter = (from: number, to: number): boolean =>
    filters.some((filter) => from < filter.to && to > filter.from);
  const free = reading.matches.filter(({ from, to }) => !inFilter(from, to));
  const by = (match: Match): boolean => isRankedBy(reading, match);
  const unfiltered = reading.words.filter((_, at) => !inFilter(at, at + 1)).map(({ text }) => text);
  const direction = directionOf(unfiltered.join(' '), free, by, catalogue);
  const wished = direction ?? wishedOf(free, catalogue);
  const where = filters.flatMap(({ condition }) => (condition ? [condition] : []));
  const sizes = sizesOf(reading.plain, filters);
  const [first] = where;
  const target =
    wished ??
    (first
      ? { metric: first.variable, order: first.op === 'at-least' ? ('highest' as const) : ('lowest' as const) }
      : undefined);
  const line = lineOf(reading);
  const isOpen =
    (sizes.minPopulation ?? sizes.maxPopulation) === undefined && changeWithoutEnd(reading.plain) === undefined;
  if (target === undefined && isOpen) return undefined;
  return {
    metric: target?.metric ?? 'population',
    order: target?.order ?? 'highest',
    count: Math.max(countOf(reading, filters), line ?? 0),
    ...(line !== undefined && { line }),
    states: near === undefined ? statesOf(reading) : [],
    ...(near && { near }),
    ...sizes,
    where,
    ...(OF_STATES.test(reading.plain.replace(NOT_SUPERLATIVE, '')) && { ofStates: true }),
    ...(EACH_STATE.test(reading.plain) && { forEachState: true }),
  };
}

/** Which line of a list is asked for: "second largest" the second; undefined where the first or all are. */
function lineOf({ plain }: Reading): number | undefined {
  const [, word, digits] = LINE.exec(plain) ?? [];
  const line = word === undefined ? Number(digits) : ORDINALS.indexOf(word) + 1;
  return line > 1 && line <= MOST ? line : undefined;
}

/** "somewhere safe under 50k people", "a place with internet": the good end of what is named without an end. */
function wishedOf(matches: readonly Match[], catalogue: Catalogue): Direction | undefined {
  for (const { meaning } of matches) {
    if (meaning.for !== 'topic' || meaning.weak || meaning.topic === 'map' || hasNoOrder(meaning)) continue;
    const metric = meaning.metric ?? catalogue.topic(meaning.topic)?.main;
    const known = metric === undefined ? undefined : catalogue.metric(metric)?.metric;
    if (known) return { topic: meaning.topic, metric: known.id, order: known.lessIsBetter ? 'lowest' : 'highest' };
  }
  return undefined;
}

/** The states that a ranking is limited to: "Washington" is the state here. */
export function statesOf({ places }: Reading): readonly StateCode[] {
  return [...new Set(places.states.map(({ code }) => code))];
}

/** "towns near Denver", "within 20 miles of it": undefined where none, or more than one place, is the middle. */
function nearnessOf({ plain, places }: Reading): RankingRequest['near'] {
  if (places.mentions.length > 1 || !asksSettlementsNear(plain)) return undefined;
  const withinMiles = reachIn(plain)?.miles;
  return withinMiles === undefined ? {} : { withinMiles };
}

/**
 * Whether the best, the most or the few of many cities are asked for.
 * @param isNear whether the place that is named is the one near which they lie
 */
export function asksRanking({ text, plain, places, amounts, matches }: Reading, isNear = false): boolean {
  const named = places.mentions.filter(
    ({ span }) => !places.states.some((state) => state.alsoPlace && state.span[0] === span[0]),
  );
  if (named.length > 0 && !isNear) return false;
  const superlative = SUPERLATIVE.test(plain.replace(NOT_SUPERLATIVE, ''));
  const ofStates = OF_STATES.test(plain.replace(NOT_SUPERLATIVE, ''));
  const scope = CITIES.test(plain) || WHERE.test(plain) || ofStates;
  const state = places.states.length > 0;
  // "the highest income in America"
  if (superlative && namesNation(text) && !OF_MOST.test(plain)) return true;
  if (superlative && (scope || state || /\btop \w+\b/.test(plain))) return true;
  if (changeWithoutEnd(plain) !== undefined) return true;
  const reach = reachIn(plain);
  const filtered =
    (amounts.length > (reach ? 1 : 0) &&
      (new RegExp(`\\b(?:${ABOVE}|${BELOW}|between|btwn?)\\b`).test(plain) || /[<>]/.test(text))) ||
    namesUsual(plain);
  if (filtered && (PLURAL.test(plain) || SOMEWHERE.test(plain) || (WHERE.test(plain) && !/\bwhere is @/.test(plain))))
    return true;
  const comparative = matches.some(({ meaning }) => meaning.for === 'topic' && meaning.order !== undefined);
  return (
    (comparative ||
      /\b(?:high|low|cheap|good|affordable|expensive|rich|poor|young|old|safe|dangerous)\b/.test(plain)) &&
    (isNear || PLURAL.test(plain) || SOMEWHERE.test(plain)) &&
    (isNear || state || KIND_OF_CITIES.test(plain) || /\bwhich|what|find|list|show|any\b/.test(plain))
  );
}

/** "top 5", "the ten largest": a small number that filters nothing. */
export function countOf({ amounts, words }: Reading, filters: readonly Filter[]): number {
  for (const { value, span, unit } of amounts) {
    const at = wordAt(words, span[0]);
    if (unit !== undefined || !Number.isInteger(value) || value < 1 || value > 100) continue;
    if (filters.some(({ from, to }) => at >= from && at < to)) continue;
    return Math.min(MOST, value);
  }
  return DEFAULT_COUNT;
}
