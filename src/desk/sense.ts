import type { Place } from '../places/place.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import type { Interpretation } from '../understanding/interpret.ts';
import type { Meaning } from '../understanding/lexicon.ts';
import type { IntentId, Utterance } from '../understanding/utterance.ts';

/** What a message is understood as and why, as plain data: it goes from a worker to a page. */
export interface Sense {
  readonly text: string;
  readonly intent: IntentId;
  readonly outside?: Utterance['outside'];
  /** 0 to 1. */
  readonly confidence: number;
  readonly topics: readonly { readonly topic: TopicId; readonly metric?: MetricId; readonly confidence: number }[];
  /** As written, with the names of the places it may mean, the likeliest first. */
  readonly places: readonly { readonly written: string; readonly names: readonly string[]; readonly asks: boolean }[];
  /** Names that stand where a place would and are in no list. */
  readonly unknownNames: readonly string[];
  /** The words and phrases of the corpus that were found in it. */
  readonly words: readonly { readonly phrase: string; readonly meaning: Meaning }[];
  /** The likeliest topic or intent that it was not taken for. */
  readonly second?: { readonly label: string; readonly confidence: number };
}

/** Namesakes that are told of a name. */
const MOST_NAMES = 4;
/** What is less likely than this came no second. */
const LEAST = 0.05;

export function senseOf(
  text: string,
  { utterance, reading, scored }: Interpretation,
  get: (geoid: string) => Place | undefined,
): Sense {
  const { intent, confidence, outside, topics, mentions, unknownNames } = utterance;
  const taken = new Set<string>([intent, ...topics.map(({ topic }) => topic)]);
  const next = scored.find(({ label, probability }) => !taken.has(label) && probability >= LEAST);
  return {
    text,
    intent,
    ...(outside && { outside }),
    confidence,
    topics: topics.map(({ topic, metric, confidence: sure }) => ({ topic, metric, confidence: sure })),
    places: mentions.map(({ text: written, candidates, decided }) => ({
      written,
      names: candidates.slice(0, MOST_NAMES).flatMap((geoid) => nameOf(get(geoid)) ?? []),
      asks: !decided,
    })),
    unknownNames,
    words: reading.matches.map(({ phrase, meaning }) => ({ phrase, meaning })),
    ...(next && { second: { label: next.label, confidence: next.probability } }),
  };
}

/** `Portland, OR`; undefined without a place. */
export function nameOf(place: Place | undefined): string | undefined {
  return place && `${place.name}, ${place.state}`;
}
