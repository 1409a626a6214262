import type { PlaceLookup } from '../places/lookup.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { Answered } from '../understanding/evaluate.ts';
import type { Understanding } from '../understanding/utterance.ts';
import { resolve } from './context.ts';
import { memoryAfter } from './memory-after.ts';
import { EMPTY_MEMORY, type Memory } from './memory.ts';
import type { Request } from './request.ts';

/**
 * What the last of several messages comes to mean in its conversation, without answering any of them: by the same rules as a turn.
 * @throws RangeError without a message
 */
export function converse(
  understanding: Understanding,
  lookup: PlaceLookup,
  catalogue: Catalogue,
  now: Date,
  messages: readonly string[],
): Answered {
  let memory: Memory = EMPTY_MEMORY;
  let request: Request | undefined;
  for (const message of messages) {
    request = resolve(understanding.understand(message), {
      memory,
      now,
      lookup,
      mainMetric: (topic) => catalogue.topic(topic)?.main,
    });
    memory = memoryAfter(request, memory, now);
  }
  if (request === undefined) throw new RangeError('a conversation needs a message');
  return {
    intent: request.intent,
    topics: request.wanted.map(({ topic }) => topic),
    metric: request.ranking?.metric ?? request.wanted[0]?.metric,
    places: request.question ? [] : request.places,
    confidence: request.confidence,
  };
}
