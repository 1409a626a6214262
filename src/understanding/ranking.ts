import type { Catalogue } from '../topics/catalogue.ts';
import type { StateCode } from '../places/place.ts';
import type { MetricId } from '../topics/topic.ts';
import { directionOf, hasNoOrder, type Direction } from './directions.ts';
import type { Match } from './lexicon.ts';
import type { Amount } from './numbers.ts';
import { type Reading, wordAt } from './reading.ts';
import type { RankingCondition, RankingRequest, RelativeValue } from './utterance.ts';

/** "which state has", "top 10 states", "states with the lowest" */
const OF_STATES = /\b(?:which|what|top(?: \w+)?|best|worst|\w{3,}est)(?: us| american)? states?\b|^(?:us )?states\b/;
const DEFAULT_COUNT = 5;
const MOST = 20;
/** What "big cities" and "small towns" are taken for, in people; the answer says it. */
const BIG = 100_000;
const SMALL = 25_000;

const CITIES =
  /\b(?:cit(?:y|ies)|towns?|places?|villages?|suburbs?|municipalit(?:y|ies)|communities|metros?|boroughs?|spots?|area|areas|locations?)\b/;
const PLURAL =
  /\b(?:cities|towns|places|villages|suburbs|municipalities|communities|metros|boroughs|spots|areas|locations)\b/;
const SUPERLATIVE =
  /\b(?:most|least|fewest|highest|lowest|top|best|worst|biggest|largest|smallest|longest|shortest|greatest|bottom|rank|ranks|ranked|ranking|leads|fastest|slowest|\w{3,}est)\b/;
const NOT_SUPERLATIVE =
  /\b(?:west|midwest|southwest|northwest|interest|test|guest|forest|rest|nest|honest|request|latest|west|harvest|invest|nearest|closest|modest|arrest|suggest)\b/g;
/** One city of many: "any city where", "find me a place with". */
const SOMEWHERE =
  /\b(?:any|a|an|some|which|what|one|another)(?: \w+)? (?:city|town|place|suburb|spot|community)\b|\b(?:somewhere|someplace|anywhere)\b/;
const WHERE = /^(?:so |and |ok )?(?:where|which (?:state|part|of)|who)\b/;
/** "affordable towns", "safe places to live" */
const KIND_OF_CITIES = /^(?:\w+ ){1,4}(?:cities|towns|places|suburbs)(?: to (?:live|move)(?: to| in)?)?$/;
const ABOVE =
  'over|above|more than|at least|greater than|bigger than|larger than|exceeding|higher than|north of|upwards of|minimum|min|older than|longer than|beyond|atleast';
const BELOW =
  'under|below|less than|at most|fewer than|smaller than|lower than|up to|maximum|max|no more than|not more than|younger than|shorter than|cheaper than|within|beneath';
const COMPARATOR = new RegExp(`\\b(?:(${ABOVE})|(${BELOW}))(?: (?:a|an|the|about|of|around|population of))*$`);
/** "skip anything under 50k": the filter is the other way round. */
const INVERTED =
  /\b(?:skip|skipping|exclude|excluding|ignore|ignoring|leave out|leaving out|no|not|nothing|without|except)(?: \w+){0,2}$/;
/** "below the state median", "above average", "higher than the national average": whose, and what is usual. */
const USUAL = new RegExp(
  `\\b(?:(${ABOVE})|(${BELOW}))(?: the| that of| our| its| in)*(?: (?:(us|u s|usa|america|american|national|nations?|nationwide|country|countrys)|(states?|statewide|@state)))?` +
    `(?: (?:as a whole|overall))?( (?:average|avg|median|mean|norm|normal|typical|usual|level|figure|rate))*\\b`,
  'g',
);
const BETWEEN = /\b(?:between|btwn?|from)$/;
const PEOPLE = /^(?:people|person|residents|inhabitants|population|citizens|souls|in population|in size|pop)\b/;

/** A filter with the words it takes up, which then speak for no topic. */
export interface Filter {
  readonly from: number;
  readonly to: number;
  readonly condition?: RankingCondition;
  readonly minPopulation?: number;
  readonly maxPopulation?: number;
}

/**
 * "top 5 youngest cities over 100k in texas", "cities under 50k people with income above 90k in ohio"; undefined when the message
 * asks for no ranking, or names no figure to rank by.
 */
export function rankingOf(reading: Reading, catalogue: Catalogue): RankingRequest | undefined {
  if (!asksRanking(reading)) return undefined;
  const filters = filtersOf(reading, catalogue);
  const inFilter = (from: number, to: number): boolean =>
    filters.some((filter) => from < filter.to && to > filter.from);
  const free = reading.matches.filter(({ from, to }) => !inFilter(from, to));
  const by = (match: { from: number }): boolean => /^(?:by|on|per)$/.test(reading.words[match.from - 1]?.text ?? '');
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
  if (target === undefined && (sizes.minPopulation ?? sizes.maxPopulation) === undefined) return undefined;
  return {
    metric: target?.metric ?? 'population',
    order: target?.order ?? 'highest',
    count: countOf(reading, filters),
    states: statesOf(reading),
    ...sizes,
    where,
    ...(OF_STATES.test(reading.plain.replace(NOT_SUPERLATIVE, '')) && { ofStates: true }),
  };
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

/** Whether the best, the most or the few of many cities are asked for. */
export function asksRanking({ text, plain, places, amounts, matches }: Reading): boolean {
  const named = places.mentions.filter(
    ({ span }) => !places.states.some((state) => state.alsoPlace && state.span[0] === span[0]),
  );
  if (named.length > 0) return false;
  const superlative = SUPERLATIVE.test(plain.replace(NOT_SUPERLATIVE, ''));
  const scope = CITIES.test(plain) || WHERE.test(plain);
  const state = places.states.length > 0;
  if (superlative && (scope || state || /\btop \w+\b/.test(plain))) return true;
  const filtered =
    (amounts.length > 0 &&
      (new RegExp(`\\b(?:${ABOVE}|${BELOW}|between|btwn?)\\b`).test(plain) || /[<>]/.test(text))) ||
    usualsIn(plain).length > 0;
  if (filtered && (PLURAL.test(plain) || SOMEWHERE.test(plain) || (WHERE.test(plain) && !/\bwhere is @/.test(plain))))
    return true;
  const comparative = matches.some(({ meaning }) => meaning.for === 'topic' && meaning.order !== undefined);
  return (
    (comparative ||
      /\b(?:high|low|cheap|good|affordable|expensive|rich|poor|young|old|safe|dangerous)\b/.test(plain)) &&
    (PLURAL.test(plain) || SOMEWHERE.test(plain)) &&
    (state || KIND_OF_CITIES.test(plain) || /\bwhich|what|find|list|show|any\b/.test(plain))
  );
}

export function filtersOf(reading: Reading, catalogue: Catalogue): Filter[] {
  const filters: Filter[] = [];
  const { amounts, words } = reading;
  amounts.forEach((amount, i) => {
    const at = wordAt(words, amount.span[0]);
    const after = wordAt(words, amount.span[1]);
    const before = words
      .slice(Math.max(0, at - 6), at)
      .map(({ text }) => text)
      .join(' ');
    const next = amounts[i + 1];
    const comparator = COMPARATOR.exec(before);
    const sign = /([<>])=?\s*\$?\s*$/.exec(reading.text.slice(0, amount.span[0]))?.[1];
    if (sign !== undefined)
      filters.push(
        filterOf(reading, amount, { from: at, at, after }, sign === '>' ? 'at-least' : 'at-most', catalogue),
      );
    else if (comparator !== null) {
      const from = at - comparator[0].split(' ').length;
      const above = (comparator[1] !== undefined) !== INVERTED.test(before.slice(0, comparator.index).trim());
      filters.push(filterOf(reading, amount, { from, at, after }, above ? 'at-least' : 'at-most', catalogue));
    } else if (next !== undefined && (BETWEEN.test(before) || isRange(reading, amount, next))) {
      const end = wordAt(words, next.span[1]);
      const low = scaled(amount, next);
      filters.push(
        filterOf(reading, low, { from: at - 1, at, after: end }, 'at-least', catalogue),
        filterOf(reading, next, { from: at - 1, at, after: end }, 'at-most', catalogue),
      );
    } else if (
      /^\s?\+|^ (?:plus|or more|or over|and up|or larger|or bigger)\b/.test(reading.text.slice(amount.span[1]))
    )
      filters.push(filterOf(reading, amount, { from: at, at, after }, 'at-least', catalogue));
    else if (/^ (?:or less|or fewer|or under|or smaller)\b/.test(reading.text.slice(amount.span[1])))
      filters.push(filterOf(reading, amount, { from: at, at, after }, 'at-most', catalogue));
  });
  return [...filters, ...relativeFiltersOf(reading, catalogue)];
}

/** "rent below the state median", "above-average income" */
function relativeFiltersOf(reading: Reading, catalogue: Catalogue): Filter[] {
  return usualsIn(reading.plain).flatMap(({ from, to, op, value }) => {
    const near = nearestTopic(reading, from, from + 1);
    const variable = metricOf(near, catalogue);
    if (near === undefined || variable === undefined) return [];
    return [{ from: Math.min(from, near.from), to: Math.max(to, near.to), condition: { variable, op, value } }];
  });
}

interface Usual {
  /** Positions of the first word and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly op: RankingCondition['op'];
  readonly value: RelativeValue;
}

function usualsIn(plain: string): readonly Usual[] {
  const position = (offset: number): number => plain.slice(0, offset).split(' ').length - 1;
  return [...plain.matchAll(USUAL)].flatMap((match) => {
    const [whole, above, , nation, state, average] = match;
    if (nation === undefined && state === undefined && average === undefined) return [];
    const from = position(match.index);
    return [
      {
        from,
        to: from + whole.split(' ').length,
        op: above === undefined ? 'at-most' : 'at-least',
        value: { usualOf: nation !== undefined ? 'nation' : state !== undefined ? 'state' : 'listed' },
      },
    ];
  });
}

/** The figure or topic that is named closest to a number, or to what stands for one. */
function nearestTopic({ matches }: Reading, at: number, after: number): Match | undefined {
  return matches
    .filter(
      ({ meaning, to, from }) =>
        meaning.for === 'topic' &&
        meaning.order === undefined &&
        ((to <= at && at - to <= 4) || (from >= after && from - after <= 3)),
    )
    .sort((a, b) => distance(a, at, after) - distance(b, at, after))[0];
}

function metricOf(match: Match | undefined, catalogue: Catalogue): MetricId | undefined {
  if (match?.meaning.for !== 'topic') return undefined;
  return match.meaning.metric ?? catalogue.topic(match.meaning.topic)?.main;
}

/** "100 to 300 thousand people" */
function isRange({ text }: Reading, low: Amount, high: Amount): boolean {
  return /^\s*(?:to|-|–)\s*\$?\s*$/.test(text.slice(low.span[1], high.span[0])) && low.value < high.value;
}

/** "between 50 and 100k": the first number is in thousands as well. */
function scaled(low: Amount, high: Amount): Amount {
  return low.value < 1_000 && high.value >= 10_000 && low.value * 1_000 <= high.value
    ? { ...low, value: low.value * 1_000 }
    : low;
}

/** Positions of the first word of a filter, of its number, and of the word after that. */
interface Around {
  readonly from: number;
  readonly at: number;
  readonly after: number;
}

function filterOf(
  reading: Reading,
  amount: Amount,
  { from, at, after }: Around,
  op: RankingCondition['op'],
  catalogue: Catalogue,
): Filter {
  const rest = reading.words
    .slice(after, after + 3)
    .map(({ text }) => text)
    .join(' ');
  const near = nearestTopic(reading, at, after);
  const people = PEOPLE.test(rest) || (near?.meaning.for === 'topic' && near.meaning.topic === 'population');
  const plausiblePeople = amount.unit === undefined && amount.value >= 500;
  const metric = metricOf(near, catalogue);
  if (
    people ||
    metric === undefined ||
    (amount.unit === undefined && near !== undefined && distance(near, at, after) > 2 && plausiblePeople)
  ) {
    const to = PEOPLE.test(rest) ? after + 1 : after;
    return op === 'at-least' ? { from, to, minPopulation: amount.value } : { from, to, maxPopulation: amount.value };
  }
  return {
    from: Math.min(from, near?.from ?? from),
    to: Math.max(after, near?.to ?? after),
    condition: { variable: metric, op, value: amount.value },
  };
}

function distance(match: { from: number; to: number }, at: number, after: number): number {
  return match.to <= at ? at - match.to : match.from - after + 0.5;
}

export function sizesOf(plain: string, filters: readonly Filter[]): { minPopulation?: number; maxPopulation?: number } {
  const min = filters.find(({ minPopulation }) => minPopulation !== undefined)?.minPopulation;
  const max = filters.find(({ maxPopulation }) => maxPopulation !== undefined)?.maxPopulation;
  const big = /\b(?:big|large|major|larger|bigger) (?:\w+ )?(?:cities|towns|places|metros|city)\b/.test(plain)
    ? BIG
    : undefined;
  const small = /\b(?:small|little|tiny|smaller) (?:\w+ )?(?:cities|towns|places|communities|city|town)\b/.test(plain)
    ? SMALL
    : undefined;
  const minPopulation = min ?? big;
  const maxPopulation = max ?? small;
  return {
    ...(minPopulation !== undefined && { minPopulation }),
    ...(maxPopulation !== undefined && { maxPopulation }),
  };
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
