import type { Catalogue } from '../topics/catalogue.ts';
import type { Order } from './directions.ts';
import type { Reading } from './reading.ts';
import type { RankingRequest } from './utterance.ts';

const UP =
  'gr(?:ow|ows|own|ew|owing|owth)|increas(?:e|ed|es|ing)|rise|rises|risen|rising|rose|soar(?:ed|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|spik(?:e|ed|ing)|surg(?:e|ed|ing)|boom(?:ed|ing)?|gain(?:s|ed|ing)?|gone up|went up|going up';
const DOWN =
  'shr(?:ink|inks|unk|ank|inking)|decreas(?:e|ed|es|ing)|fall|falls|fallen|falling|fell|declin(?:e|ed|es|ing)|drop|drops|dropped|dropping|plummet(?:ed|ing)?|plung(?:e|ed|ing)|lost|los(?:e|es|ing)|loss|gone down|went down|going down';
const EITHER = 'chang(?:e|ed|es|ing)';
const MOST = 'fastest|quickest|most|biggest|largest|highest|greatest|steepest|sharpest|top|best|strongest';
const LEAST = 'slowest|least|smallest|lowest';
/** "most expensive growing towns" ranks by expense. */
const OTHER = '(?!expensive|affordable|dangerous|safe|diverse|educated|populous|popular|livable|costly|of|and)';
const GAP = `(?:${OTHER}\\w+ ){0,3}?`;
const GROWS = new RegExp(
  `\\b(?:(${MOST})|(${LEAST})) ${GAP}(?:(${UP}|${EITHER})|(${DOWN}))\\b|\\b(?:(${UP}|${EITHER})|(${DOWN})) ${GAP}(?:the )?(?:(${MOST})|(${LEAST}))\\b`,
);
const CITIES = 'cities|towns|places|villages|suburbs|communities|metros|areas';
const SOMEWHERE =
  '(?:any|a|an|some|which|what|another|no)(?: \\w+)? (?:city|town|place|suburb|village|community)|somewhere|someplace|anywhere';
const LINK = 'where|that|which|whose|with|are|is|have|has|had|were|keep|keeps|kept';
/** "cities that shrank", "any town in Iowa where rent fell", "shrinking towns", "where are rents falling" */
const CHANGING = [
  `\\b(?:${CITIES}|${SOMEWHERE})(?: \\S+){0,4}? (?:${LINK})(?: \\S+){0,4}? (?:(${UP})|(${DOWN}))\\b`,
  `\\b(?:(growing|booming)|(shrinking|declining)) (?:\\w+ )?(?:${CITIES})\\b`,
  `\\b(?:${CITIES}) (?:(growing|booming)|(shrinking|declining))\\b`,
  `^(?:and |so |ok )?where (?:is|are|did|do|does|has|have)(?! (?:it|they|that|this|those)\\b)(?: \\S+){0,3}? (?:(${UP})|(${DOWN}))\\b`,
].map((form) => new RegExp(form));
const SUPERLATIVE =
  /\b(?:most|least|fewest|best|worst|top|(?!(?:west|midwest|forest|interest|latest|honest)\b)\w{3,}est)\b/;

/** What a ranking by growth is by; people are what grows where nothing is named. */
const OF_PEOPLE = 'population';
const NO_FIGURE: ReadonlySet<string> = new Set([OF_PEOPLE, 'map']);

/**
 * "fastest growing cities in Texas", "where did rents rise most": the ranking by how a figure changed; undefined where none is
 * asked for.
 * @param asked the ranking that the message reads as by its other words
 */
export function growthRankingOf(
  reading: Reading,
  asked: RankingRequest,
  catalogue: Catalogue,
): RankingRequest | undefined {
  const order = mostOrLeastGrown(reading.plain) ?? changeWithoutEnd(reading.plain);
  if (order === undefined) return undefined;
  const named = reading.matches
    .map(({ meaning }) => meaning)
    .find((meaning) => meaning.for === 'topic' && !meaning.weak && !NO_FIGURE.has(meaning.topic));
  const topic = named?.for === 'topic' ? named.topic : OF_PEOPLE;
  const metric = (named?.for === 'topic' ? named.metric : undefined) ?? catalogue.topic(topic)?.main;
  return metric === undefined ? undefined : { ...asked, metric, order };
}

function mostOrLeastGrown(plain: string): Order | undefined {
  const grows = GROWS.exec(plain);
  if (grows === null) return undefined;
  const isDown = (grows[4] ?? grows[6]) !== undefined;
  const isLeast = (grows[2] ?? grows[8]) !== undefined;
  return isDown === isLeast ? 'highest' : 'lowest';
}

/** "which towns are growing", "cities where rent fell": the end of the changes that is asked for, where no superlative says it. */
export function changeWithoutEnd(plain: string): Order | undefined {
  if (SUPERLATIVE.test(plain)) return undefined;
  for (const form of CHANGING) {
    const [whole, up] = form.exec(plain) ?? [];
    if (whole !== undefined) return up === undefined ? 'lowest' : 'highest';
  }
  return undefined;
}
