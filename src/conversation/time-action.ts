import type { TimeQuestion } from '../topics/time.ts';
import type { Action } from './action.ts';

type TimeParts = Pick<Extract<Action, { do: 'topic' }>, 'at' | 'since' | 'until'>;

/** The time of a question as a button carries it. */
export function actionOfTime(time: TimeQuestion | undefined): TimeParts {
  if (time === undefined) return {};
  if (time.at !== undefined) return { at: time.at };
  return { since: time.since ?? 'ever', until: time.until };
}

/** Reads what `actionOfTime` wrote. */
export function timeOfAction({ at, since, until }: TimeParts): TimeQuestion | undefined {
  if (at !== undefined) return { at };
  if (since === undefined) return undefined;
  return { ...(since !== 'ever' && { since }), ...(until !== undefined && { until }) };
}
