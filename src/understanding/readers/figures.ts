import { isState, says } from '../findings.ts';
import { growthRankingOf } from '../growth.ts';
import { leaning, type Read } from './reader.ts';

/** How likely a list of cities is asked for where no phrase of it is said. */
const SURE_FORM = 0.5;

/** "what is per-capita income?" */
export const definition: Read = ({ defines, topics, outside, ranking, reading }) =>
  defines && topics.length > 0 && outside === undefined && ranking === undefined && says(reading, 'rank-cities') === 0
    ? { intent: 'define-metric', confidence: 0.9, topics: topics.slice(0, 1) }
    : undefined;

/** "cheapest cities in Ohio", "towns over 50k with short commutes" */
export const ranking: Read = ({ ranking: asked, outside, reading, time, catalogue }) => {
  if (asked === undefined || outside !== undefined) return undefined;
  const growth = growthRankingOf(reading, asked, catalogue);
  const ranked = growth ?? asked;
  // Growth over all that is known where no time is named; a change that qualifies the cities ranks nothing.
  const when = growth ? (time ?? {}) : time && 'at' in time ? time : undefined;
  const topic = catalogue.metric(ranked.metric)?.topic.id ?? '';
  return {
    intent: 'rank-cities',
    confidence: 0.9,
    ranking: ranked,
    mentions: reading.places.mentions.filter(({ span }) => asked.near !== undefined || !isState(reading, span)),
    topics: [{ topic, metric: ranked.metric, confidence: 0.9, evidence: [] }],
    ...(when && { time: when }),
  };
};

/** "which cities do you know in Idaho" */
export const listOfCities: Read = (found) => {
  const { likely, topics, reading } = found;
  const list = likely.find(({ label }) => label === 'list-cities');
  const lists = list !== undefined && (says(reading, 'list-cities') > 0 || list.probability >= SURE_FORM);
  return lists && topics.length === 0 && reading.places.mentions.every(({ span }) => isState(reading, span))
    ? { intent: 'list-cities', confidence: list.probability, mentions: [], ...leaning(found) }
    : undefined;
};
