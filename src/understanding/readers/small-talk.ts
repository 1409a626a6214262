import type { IntentId } from '../utterance.ts';
import { leaning, type Read } from './reader.ts';

/** Intents that are said in so many words, not about places. */
export const SMALL: ReadonlySet<string> = new Set<IntentId>([
  'welcome',
  'help',
  'sources',
  'small-talk',
  'thanks',
  'feedback',
  'forget-me',
  'hand-over',
  'start-over',
]);

/** "hello", "thanks!", "delete my data" */
export const smallTalk: Read = (found) => {
  const { likely, scored, reading } = found;
  const small = likely.find(({ label }) => SMALL.has(label));
  if (small === undefined || small !== scored[0]) return undefined;
  if (reading.places.mentions.length > 0 && small.label !== 'feedback') return undefined;
  return { intent: small.label as IntentId, confidence: small.probability, ...leaning(found) };
};
