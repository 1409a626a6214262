import type { Catalogue } from '../topics/catalogue.ts';
import { directionOf, generalOrder } from './directions.ts';
import { reachIn } from './nearby.ts';
import { countOf } from './ranking.ts';
import { filtersOf, sizesOf } from './ranking-filters.ts';
import type { Reading } from './reading.ts';
import type { RankingRefinement } from './utterance.ts';

const LEAD_IN =
  '(?:(?:ok|okay|and|so|now|then|but|or|please|show|me|give|just|only|the|them|it|those|that|what about|how about) )*';
const REVERSED =
  /\b(?:reverse|reversed|opposite|other way(?: a?round)?|flip (?:it|that|them)|the other end|turn it around|upside down|from the bottom)\b/;
const SORTED = new RegExp(
  `^${LEAD_IN}(?:(?:sort|sorted|order|ordered|rank|ranked|list)(?: it| them| that| those)? )?by `,
);
const SUPERLATIVE = /\b(?:most|least|fewest|highest|lowest|best|worst|\w{3,}est)\b/;
const COUNTED = new RegExp(
  `^${LEAD_IN}(?:top|first|list|bottom)? ?(?:\\d+|ten|five|three|twenty|fifteen)(?: of (?:them|those))?(?: instead| please)?$`,
);
/** "where is it highest", "and in which city is it the lowest?" */
const WHERE_IT =
  /^(?:(?:and|so|ok|but|in|then) )*(?:(?:which|what|where|who)(?: (?:us |american |big |small |large )?(?:cit(?:y|ies)|towns?|places?|ones?))?(?: in @state)?(?: (?:is|are|has|have))?(?: (?:it|that|this|they|there|the))*) (?:highest|lowest|most|least|best|worst|biggest|smallest|largest|fewest|greatest)(?: (?:of all|in @state|nationwide|nationally|overall|one|ones|in the (?:us|country|nation|state)))*$/;
/** "the cheapest rent", "longest commute": one of all places has it; "the largest industry" each place has. */
const BY_ITSELF = new RegExp(
  `^${LEAD_IN}(?:what is |whats |where is |who has )*(?:the )?(?!largest|biggest|smallest|greatest|interest|honest|latest|closest|nearest|best|guest|test)\\w{3,}est\\b`,
);
/** Longer messages ask something of their own. */
const LONGEST = 9;

/**
 * What a message changes about a ranking that was shown: "and the poorest?", "only over 50k people", "by income instead", "the other
 * way round", "top 20"; or it ranks by what was asked last: "where is it highest?". Undefined when it reads like none of these.
 * @param asksAnew whether it is a ranking by itself
 */
export function refinementOf(reading: Reading, asksAnew: boolean, catalogue: Catalogue): RankingRefinement | undefined {
  const { plain, places, words, amounts } = reading;
  if (asksAnew || places.mentions.length > 0 || words.length > LONGEST) return undefined;
  if (WHERE_IT.test(plain)) return { ofSubject: true, order: generalOrder(plain, false) ?? 'highest' };
  if (REVERSED.test(plain)) return { reversed: true };
  if (COUNTED.test(plain)) return { count: countOf(reading, []), ...endOf(plain) };
  const filters = filtersOf(reading, catalogue);
  const sizes = sizesOf(plain, filters);
  const where = filters.flatMap(({ condition }) => (condition ? [condition] : []));
  const reach = reachIn(plain);
  const narrowed = {
    ...sizes,
    ...(where.length > 0 && { where }),
    ...(reach && { near: { withinMiles: reach.miles } }),
  };
  if (amounts.length > 0 && filters.length > 0) return narrowed;
  const sorts = SORTED.test(plain);
  const superlative = new RegExp(`^${LEAD_IN}(?:${SUPERLATIVE.source})`).test(plain);
  if (!sorts && !superlative) return undefined;
  const direction = directionOf(plain, reading.matches, () => sorts, catalogue);
  if (direction !== undefined)
    return {
      ...narrowed,
      metric: direction.metric,
      topic: direction.topic,
      order: direction.order,
      ...(BY_ITSELF.test(plain) && { byItself: true }),
    };
  const [topic] = reading.matches.flatMap(({ meaning }) => (meaning.for === 'topic' ? [meaning] : []));
  const metric = topic && (topic.metric ?? catalogue.topic(topic.topic)?.main);
  if (sorts && topic && metric !== undefined) return { ...narrowed, metric, topic: topic.topic };
  const order = generalOrder(plain, false);
  return superlative && order !== undefined && reading.matches.length === 0 ? { order } : undefined;
}

/** "bottom five", "top ten": the end of the list. */
function endOf(plain: string): Pick<RankingRefinement, 'end'> {
  const end = /\b(?:top|bottom)\b/.exec(plain)?.[0];
  return end === 'top' || end === 'bottom' ? { end } : {};
}
