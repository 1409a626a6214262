import type { Geoid, StateCode } from '../places/place.ts';
import type { RankingRequest } from '../understanding/utterance.ts';
import type { Subject } from './request.ts';
import type { Seen } from './several-places.ts';

/** What the bot asked and is waiting to hear, with what the person wanted in the first place. */
export type Question =
  /** "Which Springfield?" (with candidates) or "Which city?" (without). The answer goes to `position` of the subject's places. */
  | {
      readonly kind: 'which-place';
      readonly name?: string;
      /** What is named is a county or a region, and the candidates are places of it. */
      readonly area?: true;
      /** The state that was named and has no place of the name. */
      readonly notIn?: StateCode;
      readonly candidates: readonly Geoid[];
      readonly position: number;
      readonly subject: Subject;
    }
  /** "Still about Seattle?", asked when the remembered places are old. */
  | { readonly kind: 'still-there'; readonly places: readonly Geoid[]; readonly subject: Subject }
  /** "Shall I delete everything?" */
  | { readonly kind: 'forget-me' }
  /** "What should I tell the people behind me?" */
  | { readonly kind: 'feedback' };

/** What is remembered of one person on one channel between turns; written with every turn. Plain JSON. */
export interface Memory {
  /** The selection: the places the person is looking at, in the order named. */
  readonly places: readonly Geoid[];
  /** When the selection was last used, ISO 8601; after 30 days the bot asks before it carries it. */
  readonly placesAt?: string;
  /** What was answered last, so that "and Boston?" can ask the same. */
  readonly subject?: Subject;
  /** The last ranking and how many lines of it were shown, for "more". */
  readonly ranking?: RankingRequest & { readonly shown: number };
  /** What the last answer listed, for "the first one" and "no, the one in Missouri". */
  readonly offered?: readonly Geoid[];
  /** What was answered about lately, for "compare them" after one city and then another; the last one stands last. */
  readonly recent?: readonly Seen[];
  readonly asked?: Question;
  /** Misses in a row. */
  readonly misses: number;
  /** When the person last wrote, ISO 8601. */
  readonly seenAt?: string;
  /** While a human has the conversation the bot keeps silent. */
  readonly handedOver?: boolean;
}

export const EMPTY_MEMORY: Memory = { places: [], misses: 0 };
