import type { Geoid } from '../places/place.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { asksDefinition } from './definition.ts';
import type { Model } from './model.ts';
import { outsideOf, type Outside } from './outside.ts';
import { rankingOf } from './ranking.ts';
import type { Reading } from './reading.ts';
import { acceptance, score, type Scored } from './scorer.ts';
import { timeOf, type TimeAsked } from './time-asked.ts';
import { standingOf, type StandingQuestion } from './standing.ts';
import { topicsOf } from './topics-in-text.ts';
import type { IntentId, RankingRequest, TopicMention } from './utterance.ts';

/** What the rules, the lexicon and node-nlp found in a message, before it is decided what the message asks for. */
export interface Findings {
  readonly reading: Reading;
  readonly model: Model;
  readonly catalogue: Catalogue;
  /** Every label that was considered, the likeliest first. */
  readonly scored: readonly Scored[];
  /** Those that are likely enough to be meant. */
  readonly likely: readonly Scored[];
  readonly topics: readonly TopicMention[];
  readonly ranking?: RankingRequest;
  readonly standing?: StandingQuestion;
  /** When it asks of. */
  readonly time?: TimeAsked;
  /** The message has the form of a question for a meaning. */
  readonly defines: boolean;
  readonly outside?: Outside;
}

/** Pure; never throws. */
export function findingsOf(
  reading: Reading,
  model: Model,
  catalogue: Catalogue,
  population: (geoid: Geoid) => number | undefined,
): Findings {
  const scored = score(reading, model.scoring, model.weights);
  const ranking = rankingOf(reading, catalogue);
  const defines = asksDefinition(reading.plain, reading.amounts.length);
  const standing = standingOf(reading);
  const topics = topicsOf(reading, scored, catalogue, defines || standing !== undefined);
  const asksFigures = ranking !== undefined || topics.length > 0;
  return {
    reading,
    model,
    catalogue,
    scored,
    likely: scored.filter(({ probability }) => probability >= acceptance(reading)),
    topics,
    ranking,
    standing,
    time: timeOf(reading),
    defines,
    outside: outsideOf(reading, scored, asksFigures, model.scoring.uses, population),
  };
}

/** How much the phrases of an intent say in a message; 0 without any. */
export function says({ matches }: Reading, intent: IntentId): number {
  return matches.reduce(
    (sum, { meaning, weight }) => sum + (meaning.for === 'intent' && meaning.intent === intent ? weight : 0),
    0,
  );
}

/** How sure a message is of the topics it names. */
export function surest(topics: readonly TopicMention[]): number {
  return topics.length === 0 ? 0.9 : Math.max(...topics.map(({ confidence }) => confidence));
}

/** Whether words of the message name a topic, not node-nlp alone. */
export function isInWords({ evidence }: TopicMention): boolean {
  return evidence.length > 0;
}

/** Whether a stretch of the message is the name of a state as well. */
export function isState({ places }: Reading, span: readonly [number, number]): boolean {
  return places.states.some((state) => state.span[0] === span[0]);
}
