import type { Geoid } from '../places/place.ts';
import type { TopicId } from '../topics/topic.ts';
import type { RankingCondition, RankingRequest, RelativeValue } from '../understanding/utterance.ts';
import type { Action } from './action.ts';
import { actionOfTime, timeOfAction } from './time-action.ts';

type RankAction = Extract<Action, { do: 'rank' }>;
/** A ranking and where in it a list begins. */
type ListedRanking = RankingRequest & { readonly offset: number };

/** What asks for a ranking again, by the topic of its figure. @param place near which it is, where it is one of places nearby */
export function actionOfRanking(ranking: ListedRanking, topic: TopicId, place?: Geoid): RankAction {
  const { metric, order, count, states, minPopulation, maxPopulation, where, offset, near, time } = ranking;
  return {
    do: 'rank',
    topic,
    metric,
    order,
    count,
    states,
    min: minPopulation,
    max: maxPopulation,
    where: where.map(writeCondition),
    offset: offset === 0 ? undefined : offset,
    place: near && place,
    miles: near?.withinMiles,
    ...actionOfTime(time),
  };
}

export function rankingOfAction(action: RankAction): ListedRanking {
  const { metric, order, count, states, min, max, where, offset = 0, place, miles } = action;
  const time = timeOfAction(action);
  return {
    metric,
    order,
    count,
    states,
    ...(min === undefined ? {} : { minPopulation: min }),
    ...(max === undefined ? {} : { maxPopulation: max }),
    where: where.map(readCondition),
    ...(place === undefined ? {} : { near: miles === undefined ? {} : { withinMiles: miles } }),
    ...(time && { time }),
    offset,
  };
}

function writeCondition({ variable, op, value }: RankingCondition): string {
  return `${variable}:${op}:${typeof value === 'number' ? value : value.usualOf}`;
}

/** Reads what `writeCondition` wrote; the form was checked when the action was read. */
function readCondition(text: string): RankingCondition {
  const [variable = '', op, value = ''] = text.split(':');
  const number = Number(value);
  return {
    variable,
    op: op as RankingCondition['op'],
    value: Number.isNaN(number) ? { usualOf: value as RelativeValue['usualOf'] } : number,
  };
}
