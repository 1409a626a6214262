import type { Geoid } from '../places/place.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { answerOf } from './carry.ts';
import { findingsOf } from './findings.ts';
import type { Model } from './model.ts';
import { statesOf } from './ranking.ts';
import { areasBesidePlaces } from './readers/areas.ts';
import { decide } from './readers/index.ts';
import type { Reading } from './reading.ts';
import { refinementOf } from './refinement.ts';
import type { Scored } from './scorer.ts';
import { severalOf } from './several.ts';
import type { TopicMention, Utterance } from './utterance.ts';

/** What a message says, and why. */
export interface Interpretation {
  readonly utterance: Utterance;
  readonly reading: Reading;
  /** Every label that was considered, the likeliest first. */
  readonly scored: readonly Scored[];
  /** The name of the reader that decided what the message asks for. */
  readonly decided: string;
}

/** Combines what the rules, the lexicon and node-nlp found in a message. Pure; never throws. */
export function interpret(
  reading: Reading,
  model: Model,
  catalogue: Catalogue,
  population: (geoid: Geoid) => number | undefined,
): Interpretation {
  const { text, places, plain } = reading;
  const found = findingsOf(reading, model, catalogue, population);
  const { decided, said } = decide(found);
  const refines = refinementOf(reading, found.ranking !== undefined, catalogue);
  const answer = answerOf(plain);
  const several = severalOf(plain);
  return {
    reading,
    scored: found.scored,
    decided,
    utterance: {
      text,
      mentions: places.mentions,
      unknownNames: [...places.unknownNames, ...areasBesidePlaces(reading)],
      states: statesOf(reading),
      topics: [],
      ...(refines && { refines }),
      ...(answer && { answer }),
      ...(several && { several }),
      ...said,
      ...(said.topics && { topics: withNearMisses(said.topics, reading, model) }),
    },
  };
}

/** The topics with what each of them only stands in for: the message names that, and no figure of it is known. */
function withNearMisses(
  topics: readonly TopicMention[],
  { words }: Reading,
  { nearMisses }: Model,
): readonly TopicMention[] {
  return topics.map((mention) => {
    const [first] = nearMisses.get(mention.topic)?.find(words) ?? [];
    return first?.meaning.for === 'outside' ? { ...mention, instead: first.meaning.about } : mention;
  });
}
