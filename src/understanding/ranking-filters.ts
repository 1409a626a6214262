import type { Catalogue } from '../topics/catalogue.ts';
import { ABOVE, BELOW, type Filter } from './filter.ts';
import { reachIn } from './nearby.ts';
import type { MetricId } from '../topics/topic.ts';
import { distance, isRankedBy, metricOf, nearestTopic } from './nearest-topic.ts';
import type { Amount } from './numbers.ts';
import { type Reading, wordAt } from './reading.ts';
import { usualFiltersOf } from './usual-filters.ts';
import type { RankingCondition } from './utterance.ts';

/** What "big cities" and "small towns" are taken for, in people; the answer says it. */
const BIG = 100_000;
const SMALL = 25_000;
const COMPARATOR = new RegExp(`\\b(?:(${ABOVE})|(${BELOW}))(?: (?:a|an|the|about|of|around|population of))*$`);
/** "skip anything under 50k": the filter is the other way round. */
const INVERTED =
  /\b(?:skip|skipping|exclude|excluding|ignore|ignoring|leave out|leaving out|no|not|nothing|without|except)(?: \w+){0,2}$/;
const BETWEEN = /\b(?:between|btwn?|from)$/;
/** In percent. */
const WHOLE = 100;
const PEOPLE = /^(?:people|person|residents|inhabitants|population|citizens|souls|in population|in size|pop)\b/;

/** What limits a ranking: numbers of people, figures, and what is usual of a figure; a distance takes up its words only. */
export function filtersOf(reading: Reading, catalogue: Catalogue): Filter[] {
  const filters: Filter[] = [];
  const { amounts, words } = reading;
  const reach = reachIn(reading.plain);
  if (reach) filters.push({ from: reach.from, to: reach.to });
  amounts.forEach((amount, i) => {
    const at = wordAt(words, amount.span[0]);
    if (reach && at >= reach.from && at < reach.to) return;
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
  return [...filters, ...usualFiltersOf(reading, catalogue)];
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
  // "cities over 100k by rent": what the cities are ranked by bounds none of them.
  const matches = reading.matches.filter((match) => !isRankedBy(reading, match));
  const near = nearestTopic({ ...reading, matches }, at, after);
  const people = PEOPLE.test(rest) || (near?.meaning.for === 'topic' && near.meaning.topic === 'population');
  const plausiblePeople = amount.unit === undefined && amount.value >= 500;
  const metric = metricOf(near, catalogue);
  if (
    people ||
    metric === undefined ||
    isBeyondAny(metric, amount, catalogue) ||
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

/** A share of more than all there is: the number counts people then. */
function isBeyondAny(metric: MetricId, { value, unit }: Amount, catalogue: Catalogue): boolean {
  return unit === undefined && value > WHOLE && catalogue.metric(metric)?.metric.unit === 'percent';
}

/** How many people the places of a ranking have at least and at most, by its filters or by "big" and "small". */
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
