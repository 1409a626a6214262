import type { RankingRequest, Utterance } from '../understanding/utterance.ts';
import type { Memory } from './memory.ts';
import { readMentions } from './named-places.ts';
import type { Request, Wanted } from './request.ts';
import type { Situation } from './request-places.ts';

/** How many lines are shown where the message doesn't say. */
const COUNT = 5;

/** A message that goes on with the ranking shown before it: more of it, the same elsewhere, or another; undefined for all others. */
export function rankingGoesOn(base: Request, utterance: Utterance, situation: Situation): Request | undefined {
  if (utterance.carry?.kind === 'more') return moreOfRanking(base, situation.memory);
  return rankingElsewhere(base, utterance, situation.memory) ?? refinedRanking(base, utterance, situation);
}

/** "more": the next lines of the ranking; undefined where none was shown. */
export function moreOfRanking(base: Request, memory: Memory): Request | undefined {
  if (!memory.ranking) return undefined;
  const { shown, ...ranking } = memory.ranking;
  return goingOn(base, memory, { ...ranking, offset: shown });
}

/** "and in Florida?" after a ranking: the same one, there; "and Boise?" after one of the places near Denver. */
function rankingElsewhere(base: Request, utterance: Utterance, memory: Memory): Request | undefined {
  const { states, mentions, topics, carry } = utterance;
  const { ranking } = memory;
  if (!ranking || topics.length > 0 || carry?.kind !== 'same-topic') return undefined;
  if (states.length > 0 && mentions.length === 0)
    return goingOn(base, memory, { ...ranking, states, near: undefined, offset: 0 });
  const { places, assumptions, undecided } = readMentions(mentions, base);
  if (ranking.near === undefined || places.length !== 1 || undecided) return undefined;
  return { ...goingOn(base, memory, { ...ranking, offset: 0 }), places, assumptions };
}

/** "and the poorest?", "by income instead": the ranking shown, changed; "where is it highest?": one of what was asked last. */
function refinedRanking(
  base: Request,
  { refines, states, intent }: Utterance,
  { memory, mainMetric }: Situation,
): Request | undefined {
  if (refines === undefined) return undefined;
  const { topic, reversed, end, ofSubject, byItself, near, ...changes } = refines;
  const last = memory.subject?.wanted ?? [];
  if (memory.ranking) {
    const { ranking } = memory;
    const opposite = ranking.order === 'highest' ? ('lowest' as const) : ('highest' as const);
    const changed = {
      ...ranking,
      ...((reversed === true || (end !== undefined && (end === 'bottom') !== (ranking.fromBottom ?? false))) && {
        order: opposite,
      }),
      ...(end && { fromBottom: end === 'bottom' ? (true as const) : undefined }),
      ...(reversed && { line: undefined }),
      ...changes,
      // Another figure is asked for as it is now.
      ...(changes.metric !== undefined && { time: undefined }),
      ...(ranking.near && near && { near }),
      ...(states.length > 0 && { states, near: undefined }),
      offset: 0,
    };
    return goingOn(base, memory, changed, topic === undefined ? last : [{ topic, metric: changes.metric }]);
  }
  // of one place it makes no sense, of several it asks which of them
  if (byItself && intent === 'city-metric' && topic !== undefined && memory.places.length < 2) {
    const { metric, order = 'highest' } = changes;
    if (metric === undefined) return undefined;
    const ranking = { metric, order, count: COUNT, states, where: changes.where ?? [], offset: 0 };
    return { ...goingOn(base, memory, ranking, [{ topic, metric }]), carried: [] };
  }
  const [asked] = last;
  const metric = asked && (asked.metric ?? mainMetric(asked.topic));
  if (!ofSubject || metric === undefined) return undefined;
  const order = changes.order ?? 'highest';
  return goingOn(base, memory, { metric, order, count: COUNT, states, where: [], offset: 0 }, last.slice(0, 1));
}

/** The ranking in its changed form, near the place of before where it is one of places nearby. */
function goingOn(
  base: Request,
  { subject, places }: Memory,
  ranking: RankingRequest & { readonly offset: number },
  wanted: readonly Wanted[] = subject?.wanted ?? [],
): Request {
  return {
    ...base,
    intent: 'rank-cities',
    wanted,
    ranking,
    places: ranking.near === undefined ? [] : places.slice(0, 1),
    carried: ['ranking'],
  };
}
