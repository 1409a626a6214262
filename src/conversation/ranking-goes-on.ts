import type { Utterance } from '../understanding/utterance.ts';
import type { Memory } from './memory.ts';
import type { Request } from './request.ts';
import type { Situation } from './request-places.ts';

/** A message that goes on with the ranking shown before it: more of it, the same elsewhere, or another; undefined for all others. */
export function rankingGoesOn(base: Request, utterance: Utterance, situation: Situation): Request | undefined {
  if (utterance.carry?.kind === 'more') return moreOfRanking(base, situation.memory);
  return rankingElsewhere(base, utterance, situation.memory) ?? refinedRanking(base, utterance, situation);
}

/** "more": the next lines of the ranking; undefined where none was shown. */
export function moreOfRanking(base: Request, memory: Memory): Request | undefined {
  if (!memory.ranking) return undefined;
  const { shown, ...ranking } = memory.ranking;
  return {
    ...base,
    intent: 'rank-cities',
    wanted: memory.subject?.wanted ?? [],
    ranking: { ...ranking, offset: shown },
    carried: ['ranking'],
  };
}

/** "and in Florida?" after a ranking: the same one, there. */
function rankingElsewhere(
  base: Request,
  { states, mentions, topics, carry }: Utterance,
  { ranking, subject }: Memory,
): Request | undefined {
  const onlyStates = states.length > 0 && mentions.length === 0 && topics.length === 0;
  if (!ranking || !onlyStates || carry?.kind !== 'same-topic') return undefined;
  return {
    ...base,
    intent: 'rank-cities',
    wanted: subject?.wanted ?? [],
    ranking: { ...ranking, states, offset: 0 },
    carried: ['ranking'],
  };
}

/** "and the poorest?", "by income instead": the ranking shown, changed; "where is it highest?": one of what was asked last. */
function refinedRanking(
  base: Request,
  { refines, states }: Utterance,
  { memory, mainMetric }: Situation,
): Request | undefined {
  if (refines === undefined) return undefined;
  const { topic, reversed, ofSubject, ...changes } = refines;
  const last = memory.subject?.wanted ?? [];
  if (memory.ranking) {
    const { ranking } = memory;
    const opposite = ranking.order === 'highest' ? 'lowest' : 'highest';
    return {
      ...base,
      intent: 'rank-cities',
      wanted: topic === undefined ? last : [{ topic, metric: changes.metric }],
      ranking: {
        ...ranking,
        ...(reversed && { order: opposite }),
        ...changes,
        ...(states.length > 0 && { states }),
        offset: 0,
      },
      carried: ['ranking'],
    };
  }
  const [asked] = last;
  const metric = asked && (asked.metric ?? mainMetric(asked.topic));
  if (!ofSubject || metric === undefined) return undefined;
  const order = changes.order ?? 'highest';
  return {
    ...base,
    intent: 'rank-cities',
    wanted: last.slice(0, 1),
    ranking: { metric, order, count: 5, states, where: [], offset: 0 },
    carried: ['ranking'],
  };
}
