import { hasNoOrder } from '../directions.ts';
import { isDistress } from '../distress.ts';
import { foreignTopicOf } from '../foreign-topics.ts';
import { foreignLanguageOf } from '../language.ts';
import { asksRanking } from '../ranking.ts';
import type { Reading } from '../reading.ts';
import { fold, MASKS, type Word } from '../words.ts';
import { leaning, notForUs, type Read } from './reader.ts';

/** "I don't want to live any more": whatever else is said. */
export const distress: Read = ({ reading }) =>
  isDistress(reading.said) ? { intent: 'distress', confidence: 1 } : undefined;

/** "alquiler en Seattle": a place and a topic are enough, whatever the language. */
export const topicOfAnotherLanguage: Read = ({ reading, catalogue }) => {
  const topic = foreignTopicOf(reading, catalogue);
  return topic && { intent: 'city-metric', confidence: topic.confidence, topics: [topic] };
};

/** "¿cuánto cuesta vivir en Austin?" */
export const anotherLanguage: Read = (found) => {
  const { reading, model } = found;
  const language = foreignLanguageOf(reading.text, readAsWords(reading), model.scoring.known, model.scoring.uses);
  return language && notForUs(found, language);
};

/** A city abroad, a ZIP code, abuse: whatever else it may mean. */
export const surelyOutside: Read = (found) => {
  if (found.outside?.certain !== true) return undefined;
  const { kind, abroad } = found.outside;
  const said = notForUs(found, kind);
  if (abroad === undefined) return said;
  const leans = leaning(found).carry?.kind === 'same-topic';
  return { ...said, abroad: { name: abroad.name, country: abroad.country, topics: found.topics, leans } };
};

/** "most diverse cities": no figure of ours ranks by that, and none may stand in for it. */
export const rankingOfNothing: Read = (found) => {
  const { reading, ranking, topics } = found;
  return ranking === undefined && topics.length > 0 && asksRanking(reading) && topics.every(hasNoOrder)
    ? notForUs(found, 'off-topic')
    : undefined;
};

/** "weather in Tacoma" */
export const outside: Read = (found) => found.outside && notForUs(found, found.outside.kind);

/** The words of the message with those that only may be names (`la`, `de`, `per`) as they are written. */
function readAsWords({ text, words }: Reading): readonly Word[] {
  return words.map((word) => {
    const written = fold(text.slice(word.start, word.end));
    return (MASKS as readonly string[]).includes(word.text) && written.length <= 3
      ? { ...word, text: written, stem: written }
      : word;
  });
}
