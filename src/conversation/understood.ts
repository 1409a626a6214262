import type { Geoid } from '../places/place.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import type { IntentId } from '../understanding/utterance.ts';

export type Carried = 'places' | 'topic' | 'metric' | 'ranking';

/** What a message came to mean in its conversation: stored with the history, printed by `chat --json`, scored by `nlp:test`. */
export interface Understood {
  readonly intent: IntentId;
  readonly topic: TopicId | null;
  readonly metric: MetricId | null;
  /** In the order named; empty while the bot asks which place is meant. */
  readonly places: readonly Geoid[];
  /** The places offered when the bot asks which one is meant. */
  readonly candidates?: readonly Geoid[];
  /** Names that stand where a place would and are in no list, as written. */
  readonly unknownNames?: readonly string[];
  readonly confidence: number;
  /** What was not in the message but came from earlier ones. */
  readonly carried: readonly Carried[];
}
