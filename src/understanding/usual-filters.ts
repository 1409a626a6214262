import type { Catalogue } from '../topics/catalogue.ts';
import { ABOVE, BELOW, type Filter } from './filter.ts';
import { metricOf, nearestTopic } from './nearest-topic.ts';
import type { Reading } from './reading.ts';
import type { RankingCondition, RelativeValue } from './utterance.ts';

/** "below the state median", "above average", "higher than the national average": whose, and what is usual. */
const USUAL = new RegExp(
  `\\b(?:(${ABOVE})|(${BELOW}))(?: the| that of| our| its| in)*(?: (?:(us|u s|usa|america|american|national|nations?|nationwide|country|countrys)|(states?|statewide|@state)))?` +
    `(?: (?:as a whole|overall))?( (?:average|avg|median|mean|norm|normal|typical|usual|level|figure|rate))*\\b`,
  'g',
);

/** "rent below the state median", "above-average income" */
export function usualFiltersOf(reading: Reading, catalogue: Catalogue): Filter[] {
  return usualsIn(reading.plain).flatMap(({ from, to, op, value }) => {
    const near = nearestTopic(reading, from, from + 1);
    const variable = metricOf(near, catalogue);
    if (near === undefined || variable === undefined) return [];
    return [{ from: Math.min(from, near.from), to: Math.max(to, near.to), condition: { variable, op, value } }];
  });
}

/** What is usual, in a number's stead. */
interface Usual {
  /** Positions of the first word and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly op: RankingCondition['op'];
  readonly value: RelativeValue;
}

/** The stretches that name what is usual. */
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

/** Whether a message sets something against what is usual. */
export function namesUsual(plain: string): boolean {
  return usualsIn(plain).length > 0;
}
