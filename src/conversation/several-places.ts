import type { Geoid } from '../places/place.ts';
import type { TopicId } from '../topics/topic.ts';
import type { IntentId, Utterance } from '../understanding/utterance.ts';
import type { Memory } from './memory.ts';
import { wantedOf, type Request, type Wanted } from './request.ts';
import { settle, type Situation } from './request-places.ts';
import { isFresh, MOST_PLACES } from './selection.ts';

/** A place that was answered about by itself or beside others, and on what. */
export interface Seen {
  readonly place: Geoid;
  readonly topic?: TopicId;
}

/** What a message may look like by itself that speaks of several places before. */
const MAY_COMPARE: ReadonlySet<IntentId> = new Set<IntentId>([
  'city-metric',
  'city-overview',
  'compare-cities',
  'rank-cities',
]);

/**
 * "compare them", "which of the two is cheaper", "of those, which has the lowest rent?" where no comparison was shown before: the
 * places of the last list, or those of the last answers. Undefined where the message, or what is remembered, is no such thing.
 */
export function amongSeveral(base: Request, utterance: Utterance, situation: Situation): Request | undefined {
  const { several, ranking, topics, carry } = utterance;
  const { memory, now } = situation;
  if (several === undefined || !MAY_COMPARE.has(utterance.intent)) return undefined;
  if (carry !== undefined && carry.kind !== 'same-places') return undefined;
  const picks = ranking !== undefined;
  if (picks && !isPlain(ranking)) return undefined;
  if (memory.places.length > 1 && !memory.offered && !picks && !isMore(several.count, memory.places)) return undefined;
  const meant = placesMeant(several.count, memory, now);
  if (meant === undefined) return undefined;
  const named: readonly Wanted[] = wantedOf(topics);
  const carries = named.length === 0 && meant.onOneTopic && (memory.subject?.wanted.length ?? 0) > 0;
  const wanted = carries ? (memory.subject?.wanted ?? []) : named;
  const comparison = utterance.comparison ?? (picks ? { kind: 'which', order: ranking.order } : undefined);
  const time = base.time ?? (carries ? memory.subject?.time : undefined);
  return settle(
    { ...base, wanted, comparison, time, carried: carries ? ['places', 'topic'] : ['places'] },
    wanted,
    meant.places,
    situation,
  );
}

/** The best of them, and nothing that only a search through all places answers. */
function isPlain({ where, minPopulation, maxPopulation, near, states, ofStates }: NonNullable<Utterance['ranking']>) {
  return where.length + states.length === 0 && (minPopulation ?? maxPopulation ?? near ?? ofStates) === undefined;
}

function isMore(count: number | undefined, places: readonly Geoid[]): boolean {
  return count !== undefined && count > places.length;
}

/** The list shown last, the comparison shown last, or what was answered last: on one topic in a row, else the last two. */
function placesMeant(
  count: number | undefined,
  memory: Memory,
  now: Date,
): { readonly places: readonly Geoid[]; readonly onOneTopic: boolean } | undefined {
  const { offered = [], places } = memory;
  if (memory.ranking && offered.length === 0) return undefined; // a ranking that showed nothing
  if (offered.length > 1) return { places: offered.slice(0, count ?? MOST_PLACES), onOneTopic: true };
  if (!isFresh(memory, now)) return undefined;
  if (places.length > 1 && !isMore(count, places)) return { places: places.slice(0, count), onOneTopic: true };
  const recent = memory.recent ?? [];
  const last = recent.at(-1);
  const run = recent.length - 1 - recent.findLastIndex(({ topic }) => topic !== last?.topic);
  const seen = recent.slice(-(count ?? Math.max(2, run)));
  if (seen.length < 2) return undefined;
  return { places: seen.map(({ place }) => place), onOneTopic: seen.every(({ topic }) => topic === last?.topic) };
}

/** The places seen last, in the order seen, once these were answered about. */
export function seenAfter(
  recent: readonly Seen[] | undefined,
  places: readonly Geoid[],
  wanted: readonly Wanted[],
): readonly Seen[] {
  const before = (recent ?? []).filter(({ place }) => !places.includes(place));
  return [...before, ...places.map((place) => ({ place, topic: wanted[0]?.topic }))].slice(-MOST_PLACES);
}
