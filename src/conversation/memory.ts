import type { Geoid } from '../places/place.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import type { RankingRequest } from '../understanding/utterance.ts';

/** What is remembered of one person on one channel between turns; written with every turn. Plain JSON. */
export interface Memory {
  /** The selection: the places the person is looking at, in the order named. */
  readonly places: readonly Geoid[];
  /** When the selection was last used, ISO 8601; after 30 days the bot asks before it carries it. */
  readonly placesAt?: string;
  readonly topic?: TopicId;
  readonly metric?: MetricId;
  /** The last ranking and how many lines of it were shown, for "more". */
  readonly ranking?: RankingRequest & { readonly shown: number };
  /** What the last answer offered by position ("the first one"). */
  readonly offered?: readonly Geoid[];
  /** Misses in a row. */
  readonly misses: number;
  /** When the person was last told that this is an automated chat, ISO 8601. */
  readonly disclosedAt?: string;
  /** While a human has the conversation the bot keeps silent. */
  readonly handedOver?: boolean;
}

export const EMPTY_MEMORY: Memory = { places: [], misses: 0 };
