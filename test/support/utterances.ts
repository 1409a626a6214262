import type { PlaceMention } from '../../src/places/place-mention.ts';
import type { Geoid } from '../../src/places/place.ts';
import type { TopicMention, Utterance } from '../../src/understanding/utterance.ts';

/** A message that says nothing yet; tests fill in what theirs says. */
export function utterance(says: Partial<Utterance> = {}): Utterance {
  return {
    text: '',
    intent: 'fallback',
    confidence: 1,
    mentions: [],
    unknownNames: [],
    states: [],
    topics: [],
    ...says,
  };
}

/** A name with the places it may mean; decided unless said otherwise. */
export function mention(text: string, candidates: readonly Geoid[], decided = true): PlaceMention {
  return { text, span: [0, text.length], candidates, decided, match: 'exact' };
}

export function topic(id: string, metric?: string): TopicMention {
  return { topic: id, metric, confidence: 1, evidence: [id] };
}
