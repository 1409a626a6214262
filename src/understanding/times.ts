import type { Span } from '../places/gazetteer/reading.ts';
import { momentsIn, type FoundMoment, type Moment } from './moments.ts';

/** A stretch of a message that names a time, with the word that leads to it: `since 2019`, `in january 2020`. */
export interface TimeMention {
  readonly span: Span;
  readonly kind: 'at' | 'since' | 'until' | 'stretch';
  readonly moment: Moment;
  /** The end of a stretch: "from 2015 to 2020", "the 2010s". */
  readonly end?: Moment;
}

/** The words that lead to a moment. */
const LEAD =
  /\b(back in|than in|in|during|within|through|throughout|as of|ever since|since|starting(?: in| from)?|beginning (?:in|with)|from|after|until|till|til|before|pre|prior to|by|between|for|of|year|around|about|circa|than|to)(?: the)?(?: (?:year|summer|spring|fall|autumn|winter|middle|mid)(?: of)?)?(?: (?:early|late|mid|about|around))?[ -]$/i;
/** Those that hardly stand before anything but a time. */
const TELLING =
  /^(?:back in|than in|in|during|throughout|as of|ever since|since|starting|beginning|until|till|til|after|before|prior to|year)/i;
const SINCE = /^(?:ever since|since|starting|beginning|from|after|between)/i;
const UNTIL = /^(?:until|till|til|through$|to$)/i;
const BEFORE = /^(?:before|pre$|prior to)/i;
/** Between two moments: "2015 to 2020", "2015 vs 2020", "2015-2020". */
const TO =
  /^\s*(?:-|–|—|to|until|till|til|through|thru|and|vs\.?|versus|compared (?:to|with)|against)\s*(?:in |the year )?$/i;
/** What a number counts or costs, before it or behind it: it is no year then. */
const COUNTED_BEFORE =
  /\b(?:over|under|above|below|beyond|exceed(?:s|ing)?|more than|less than|fewer than|greater than|at least|at most|nearly|almost|approximately|approx|roughly|only|up to|max(?:imum)?|min(?:imum)?|pay(?:s|ing)?|paid|spend(?:s|ing)?|spent|earn(?:s|ed|ing)?|makes?|made|making|costs?|costing|budget(?: of| is)?|having|with|top|first|number|no\.?|route|highway|hwy|suite|apt|unit|room|at|on) $/i;
const COUNTED_BEHIND =
  /^ ?(?:k\b|%|\+|\/|(?:(?:or|and) (?:more|less|fewer|up|under|over|above|below)|people|persons?|ppl|residents|inhabitants|citizens|souls|homes|houses|units|apartments|households|families|jobs|workers|students|crimes|cities|towns|places|dollars|bucks|usd|sq|sqft|square|feet|ft|miles?|mi|km|acres|minutes?|mins?|hours?|times|per|monthly|percent|a month|a year|a week|an hour)\b)/i;
/** "is 1995 a good rent?" */
const IS = /\b(?:is|are|was|be|isnt|isn['’]t) $/i;
const JUDGED =
  /^(?:[\s?.!]*$| (?:an?|too|good|bad|high|low|much|enough|ok|okay|normal|cheap|expensive|reasonable|fair)\b)/i;
const STREET =
  /^ (?:[NSEW]\.? )?(?:(?:[A-Z][\w']*|\d+\w*) ){1,2}(?:St|Ave|Rd|Blvd|Dr|Ln|Way|Ct|Pl|Pkwy|Hwy)\b|^ (?:\w+ ){1,2}(?:street|avenue|ave|road|boulevard|blvd|lane|drive|parkway)\b/;
/** "built in 1990", "moved in since 2010", "older than 1980", "pre-1940 homes": the year is part of a figure's name. */
const OF_A_FIGURE =
  /\b(?:built|constructed|erected|moved|move|moving|born|newer|older|construction)(?: \w+){0,3}[ -]?$/i;
const OF_HOMES = /^[ -](?:homes?|houses?|housing|buildings?|construction|built)\b/i;
/** Up to today: "from 2000 to now". */
const TO_NOW = /^ (?:to|until|till|til|through|up to) (?:now|today|the present|present|date)\b/i;
/** March and May are words, and May a place: without a year they are no months, but after "since" and "last". */
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const PLAIN = MONTHS.filter((month) => month !== 'march' && month !== 'may');
const MONTH_ALONE = new RegExp(
  `\\b(?:(in|this|during|until) (${PLAIN.join('|')})|(since|last) (${MONTHS.join('|')}))\\b(?!,? [A-Z]{2}\\b)`,
  'gi',
);

/** Years that are asked for without a word that says so; round numbers are as likely something else. */
const FIRST_USUAL = 1950;
const LAST_USUAL = 2049;
const ROUND = 50;

/**
 * The times that a message names, in its order. Numbers that count people or dollars, or belong to an address, are none. The
 * spans begin with the word that leads to the time.
 */
export function timesIn(text: string): readonly TimeMention[] {
  const found = momentsIn(text);
  const mentions: TimeMention[] = [];
  let joined: FoundMoment | undefined;
  found.forEach((one, at) => {
    if (one === joined) return;
    const lead = LEAD.exec(text.slice(0, one.from));
    const from = lead?.index ?? one.from;
    const next = found[at + 1];
    if (next && isStretch(one, next, text)) {
      joined = next;
      const [moment, end] = inOrder(one.moment, next.moment);
      mentions.push({ span: [from, next.to], kind: 'stretch', moment, end });
    } else if (!one.bare || isYear(one, lead?.[1], text))
      mentions.push({ span: [from, one.to], ...readAs(one, lead?.[1] ?? '') });
  });
  return [...mentions, ...monthsAlone(text, mentions)].sort((a, b) => a.span[0] - b.span[0]);
}

function readAs({ moment, end, kind }: FoundMoment, lead: string): Pick<TimeMention, 'kind' | 'moment' | 'end'> {
  if (kind) return { kind, moment, end };
  if (SINCE.test(lead)) return { kind: 'since', moment };
  if (UNTIL.test(lead)) return { kind: 'until', moment };
  const isYearBefore = BEFORE.test(lead) && typeof moment === 'string' && moment.length === 4;
  return { kind: 'at', moment: isYearBefore ? String(Number(moment) - 1) : moment };
}

/** Whether a bare number is a year. */
function isYear({ from, to, moment }: FoundMoment, lead: string | undefined, text: string): boolean {
  if (typeof moment !== 'string') return false;
  const [before, behind] = [text.slice(0, from), text.slice(to)];
  if (OF_A_FIGURE.test(before) || OF_HOMES.test(behind) || isCounted(before, behind)) return false;
  if (lead !== undefined && (TELLING.test(lead) || (/^from/i.test(lead) && TO_NOW.test(behind)))) return true;
  if (lead !== undefined && /^by/i.test(lead) && Number(moment) % 100 !== 0) return true;
  return text[from] !== "'" && isUsual(moment);
}

function isCounted(before: string, behind: string): boolean {
  return (
    COUNTED_BEFORE.test(before) ||
    COUNTED_BEHIND.test(behind) ||
    STREET.test(behind) ||
    (IS.test(before) && JUDGED.test(behind))
  );
}

function isUsual(moment: Moment): boolean {
  return typeof moment === 'string' && isInReach(moment) && Number(moment) % ROUND !== 0;
}

function isInReach(moment: string): boolean {
  return Number(moment.slice(0, 4)) >= FIRST_USUAL && Number(moment.slice(0, 4)) <= LAST_USUAL;
}

/** "from 2000 to 2010": of two numbers, one may be round; "between 1500 and 2000" are dollars. */
function isStretch(one: FoundMoment, next: FoundMoment, text: string): boolean {
  if (!TO.test(text.slice(one.to, next.from)) || one.kind || next.kind) return false;
  if (!one.bare || !next.bare) return true;
  const [before, behind] = [text.slice(0, one.from), text.slice(next.to)];
  if (OF_A_FIGURE.test(before) || isCounted(before, behind)) return false;
  return (
    [one, next].every(({ moment }) => typeof moment === 'string' && isInReach(moment)) &&
    [one, next].some(({ moment }) => isUsual(moment))
  );
}

function inOrder(a: Moment, b: Moment): readonly [Moment, Moment] {
  return typeof a === 'string' && typeof b === 'string' && a > b ? [b, a] : [a, b];
}

function monthsAlone(text: string, others: readonly TimeMention[]): readonly TimeMention[] {
  return [...text.matchAll(MONTH_ALONE)].flatMap((match): TimeMention[] => {
    const span: Span = [match.index, match.index + match[0].length];
    if (others.some((other) => other.span[0] < span[1] && span[0] < other.span[1])) return [];
    const month = MONTHS.indexOf((match[2] ?? match[4] ?? '').toLowerCase()) + 1;
    const kind = match[3]?.toLowerCase() === 'since' ? 'since' : 'at';
    return [{ span, kind, moment: { month } }];
  });
}
