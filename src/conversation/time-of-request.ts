import { addMonths } from '../places/figure-table.ts';
import type { TimeQuestion, When } from '../topics/time.ts';
import type { Moment } from '../understanding/moments.ts';
import type { TimeAsked } from '../understanding/time-asked.ts';

/** The time that a message asks of, by the calendar of its day; undefined where it asks of the present. Pure. */
export function timeOfRequest(asked: TimeAsked | undefined, now: Date): TimeQuestion | undefined {
  if (asked === undefined || 'now' in asked) return undefined;
  if ('at' in asked) return { at: whenIs(asked.at, now) };
  if ('within' in asked) return within(whenIs(asked.within, now));
  const since = asked.since && whenIs(asked.since, now);
  const until = asked.until && whenIs(asked.until, now);
  return { ...(since && { since }), ...(until && { until }) };
}

function whenIs(moment: Moment, now: Date): When {
  if (typeof moment === 'string') return moment;
  const month = now.toISOString().slice(0, 7);
  if ('monthsAgo' in moment) return addMonths(month, -moment.monthsAgo);
  const year = now.getUTCFullYear();
  if ('yearsAgo' in moment) return String(year - moment.yearsAgo);
  const named = `-${String(moment.month).padStart(2, '0')}`;
  return `${year}${named}` <= month ? `${year}${named}` : `${year - 1}${named}`;
}

/** How a figure changed in a year is how it stood at its end against how it stood before it began; in a month as well. */
function within(when: When): TimeQuestion {
  if (when.length > 4) return { since: addMonths(when, -1), until: when };
  return { since: `${Number(when) - 1}-12`, until: `${when}-12` };
}
