import type { Catalogue } from '../../topics/catalogue.ts';
import { isInWords, says } from '../findings.ts';
import { asksNearby, asksSettlementsNear, reachIn } from '../nearby.ts';
import type { Reading } from '../reading.ts';
import type { Utterance } from '../utterance.ts';
import { leaning, type Read } from './reader.ts';

/** How much the phrases of an intent have to say to leave no doubt whatever topic is named beside them: some two words. */
const IN_SO_MANY_WORDS = 1.8;

/** "cities like Boise but cheaper" */
export const similar: Read = ({ likely, topics, reading, catalogue }) => {
  const found = likely.find(({ label }) => label === 'similar-cities');
  const said = says(reading, 'similar-cities');
  if (found === undefined || said === 0) return undefined;
  if (topics.length > 0 && said < IN_SO_MANY_WORDS && found.probability <= (topics[0]?.confidence ?? 0))
    return undefined;
  return { intent: 'similar-cities', confidence: found.probability, ...differing(reading, catalogue) };
};

/** "towns near Boise", "cities within 30 miles of Denver", "rent in the suburbs of Dallas" */
export const nearby: Read = (found) => {
  const { likely, reading, ranking } = found;
  const near = likely.find(({ label }) => label === 'nearby-cities');
  const asked =
    (near && says(reading, 'nearby-cities') > 0) || (asksNearby(reading.plain) && reading.places.mentions.length === 1);
  const topics = found.topics.filter((topic) => isInWords(topic) && topic.topic !== 'map');
  const ofThem = asksSettlementsNear(reading.plain);
  if (!asked || ranking?.near || (topics.length > 0 && !ofThem) || isNamedOutside(reading)) return undefined;
  const withinMiles = reachIn(reading.plain)?.miles;
  return {
    intent: 'nearby-cities',
    confidence: near?.probability ?? 0.7,
    topics,
    ...leaning(found),
    ...(withinMiles && { withinMiles }),
    ...(found.time && reading.times.length > 0 && { time: found.time }),
  };
};

/** How the like places must differ: "like Boise but cheaper". */
function differing({ matches }: Reading, catalogue: Catalogue): Pick<Utterance, 'differing'> {
  const wished = matches.flatMap(({ meaning }) => {
    if (meaning.for !== 'topic' || meaning.order === undefined) return [];
    const metric = meaning.metric ?? catalogue.topic(meaning.topic)?.main;
    return metric === undefined ? [] : [{ metric, order: meaning.order }];
  });
  return wished.length > 0 ? { differing: wished } : {};
}

function isNamedOutside({ matches }: Reading): boolean {
  return matches.some(({ meaning }) => meaning.for === 'outside');
}
