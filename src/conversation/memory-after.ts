import { EMPTY_MEMORY, type Memory } from './memory.ts';
import type { Request } from './request.ts';
import { seenAfter } from './several-places.ts';

/**
 * What is remembered after a message, from what it asked for: the one place where the selection, the subject, an open question
 * and the count of misses change. A dialog adds only what it alone knows (which lines a list showed).
 */
export function memoryAfter(request: Request, memory: Memory, now: Date): Memory {
  const seen: Memory = { ...memory, asked: undefined, misses: 0, seenAt: now.toISOString() };
  if (request.question) return { ...seen, asked: request.question, misses: memory.misses };
  const { intent, wanted, places, comparison, time } = request;
  switch (intent) {
    case 'start-over':
      return { ...EMPTY_MEMORY, seenAt: seen.seenAt };
    case 'small-talk':
      // who says "wait" or "none of them" may answer yet
      return request.aside === 'wait' || request.aside === 'no' ? { ...seen, asked: memory.asked } : seen;
    case 'fallback':
      return {
        ...seen,
        // "weather in Phoenix", and then "rent": the place stays
        ...(request.beside !== undefined && { places: [request.beside], placesAt: seen.seenAt, offered: undefined }),
        asked: memory.asked,
        misses: memory.misses + 1,
      };
    case 'city-metric':
    case 'city-overview':
    case 'compare-cities':
    case 'similar-cities':
    case 'nearby-cities':
      return {
        ...seen,
        places,
        placesAt: seen.seenAt,
        recent: seenAfter(memory.recent, places, wanted),
        subject: wanted.length > 0 ? { intent, wanted, places, comparison, time } : undefined,
        ranking: undefined,
        offered: undefined,
      };
    case 'define-metric':
      return wanted.length > 0 ? { ...seen, subject: { intent: 'city-metric', wanted, places: [] } } : seen;
    case 'list-cities':
      return { ...seen, subject: wanted.length > 0 ? { intent, wanted, places: [] } : seen.subject };
    case 'rank-cities':
      return {
        ...seen,
        ...(places.length > 0 && { places, placesAt: seen.seenAt }),
        subject: { intent, wanted, places: [] },
        ranking: request.ranking && { ...request.ranking, shown: request.ranking.offset + request.ranking.count },
        offered: undefined,
      };
    default:
      return seen;
  }
}
