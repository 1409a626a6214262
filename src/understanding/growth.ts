import type { Catalogue } from '../topics/catalogue.ts';
import type { Order } from './directions.ts';
import type { Reading } from './reading.ts';
import type { RankingRequest } from './utterance.ts';

const UP =
  'gr(?:ow|ows|own|ew|owing|owth)|increas(?:e|ed|es|ing)|rise|rises|risen|rising|rose|soar(?:ed|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|spik(?:e|ed|ing)|surg(?:e|ed|ing)|boom(?:ed|ing)?|gain(?:s|ed|ing)?|gone up|went up|going up|chang(?:e|ed|es|ing)';
const DOWN =
  'shr(?:ink|inks|unk|ank|inking)|decreas(?:e|ed|es|ing)|fall|falls|fallen|falling|fell|declin(?:e|ed|es|ing)|drop|drops|dropped|dropping|plummet(?:ed|ing)?|plung(?:e|ed|ing)|lost|los(?:e|es|ing)|loss|gone down|went down|going down';
const MOST = 'fastest|quickest|most|biggest|largest|highest|greatest|steepest|sharpest|top|best|strongest';
const LEAST = 'slowest|least|smallest|lowest';
/** "most expensive growing towns" ranks by expense. */
const OTHER = '(?!expensive|affordable|dangerous|safe|diverse|educated|populous|popular|livable|costly|of|and)';
const GAP = `(?:${OTHER}\\w+ ){0,3}?`;
const GROWS = new RegExp(
  `\\b(?:(${MOST})|(${LEAST})) ${GAP}(?:(${UP})|(${DOWN}))\\b|\\b(?:(${UP})|(${DOWN})) ${GAP}(?:the )?(?:(${MOST})|(${LEAST}))\\b`,
);

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
  const grows = GROWS.exec(reading.plain);
  if (grows === null) return undefined;
  const isDown = (grows[4] ?? grows[6]) !== undefined;
  const isLeast = (grows[2] ?? grows[8]) !== undefined;
  const order: Order = isDown === isLeast ? 'highest' : 'lowest';
  const named = reading.matches
    .map(({ meaning }) => meaning)
    .find((meaning) => meaning.for === 'topic' && !meaning.weak && !NO_FIGURE.has(meaning.topic));
  const topic = named?.for === 'topic' ? named.topic : OF_PEOPLE;
  const metric = (named?.for === 'topic' ? named.metric : undefined) ?? catalogue.topic(topic)?.main;
  return metric === undefined ? undefined : { ...asked, metric, order };
}
