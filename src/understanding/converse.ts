import { resolve } from '../conversation/context.ts';
import { EMPTY_MEMORY, type Memory } from '../conversation/memory.ts';
import type { Request } from '../conversation/request.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Answered } from './evaluate.ts';
import type { Understanding } from './utterance.ts';

/**
 * What the last of several messages comes to mean, as the rules of the conversation have it. What the dialogs put into the memory is
 * repeated here in short: the places, the subject, the question and the ranking.
 */
export function converse(
  understanding: Understanding,
  lookup: PlaceLookup,
  now: Date,
  messages: readonly string[],
): Answered {
  let memory: Memory = EMPTY_MEMORY;
  let request: Request | undefined;
  for (const message of messages) {
    request = resolve(understanding.understand(message), { memory, now, lookup });
    memory = remember(memory, request, now);
  }
  if (request === undefined) throw new RangeError('a conversation needs a message');
  const asked = request.question !== undefined;
  return {
    intent: request.intent,
    topics: request.ranking ? rankedTopics(understanding, messages) : request.wanted.map(({ topic }) => topic),
    metric: request.ranking?.metric ?? request.wanted[0]?.metric,
    places: asked ? [] : request.places,
    confidence: request.confidence,
  };
}

/** A ranking's topic stands in the utterance; the request has the figure only. */
function rankedTopics(understanding: Understanding, messages: readonly string[]): readonly string[] {
  return understanding.understand(messages.at(-1) ?? '').topics.map(({ topic }) => topic);
}

function remember(memory: Memory, request: Request, now: Date): Memory {
  if (request.intent === 'start-over') return EMPTY_MEMORY;
  const { intent, wanted, places, comparison, change, ranking, question } = request;
  return {
    ...memory,
    misses: 0,
    asked: question,
    ...(question === undefined && places.length > 0 && { places, placesAt: now.toISOString() }),
    ...(question === undefined &&
      (wanted.length > 0 || places.length > 0) && { subject: { intent, wanted, places, comparison, change } }),
    ...(ranking && { ranking: { ...ranking, shown: ranking.offset + ranking.count } }),
  };
}
