import { amountOf } from '../amount-asked.ts';
import { asksChangeOfIt } from '../change.ts';
import { isInWords, surest } from '../findings.ts';
import { withoutTimes, type TimeAsked } from '../time-asked.ts';
import type { Read } from './reader.ts';

/** "how does that compare?", "is 90k a good salary in Austin?" */
export const standing: Read = ({ standing: asked, topics, time, reading, catalogue }) => {
  if (asked === undefined) return undefined;
  const named = asked === 'figure-given' ? [] : topics.filter(isInWords);
  const amount = amountOf(reading, named, catalogue);
  return {
    intent: 'city-metric',
    confidence: surest(topics),
    standing: true,
    carry: { kind: 'same-topic' },
    topics: amount?.topics ?? named,
    ...(time && { time }),
    ...(amount && { amount: amount.value }),
  };
};

/** "has it changed?": what was answered before. */
export const changeOfIt: Read = ({ topics, time, reading: { places, plain } }) =>
  topics.length === 0 && places.mentions.length === 0 && asksChangeOfIt(plain)
    ? { intent: 'city-metric', confidence: 0.8, carry: { kind: 'same-topic' }, time: time ?? {} }
    : undefined;

/** What may stand around a time in a message that names nothing else. */
const AROUND_TIME =
  /^(?:(?:and|so|but|ok|okay|then|now|what|how|hows|whats|about|was|were|is|it|that|this|those|they|there|the|same|for|in|of|like|look|looked|did|does|compare|compared|to|with|it|show|me|give|please|only|just|again|back|thanks|number|numbers|figure|figures|change|changes|changed|year|years|only|instead|i|meant|mean|no|be|will|would|know|do|you|have|data|any) ?)*$/;
const NOW_ALONE =
  /^(?:(?:and|so|but|ok|okay|then|what|whats|how|about|as of|is|it|that|in|the) )*(?:now|today|currently|nowadays|these days|at present|latest|newest|current(?: one| number| figure)?|right now)$/;

/** "and in 2018?", "since 2019?", "and now?": what was answered before, at another time. */
export const anotherTime: Read = ({ topics, time, reading, ranking }) => {
  const { places } = reading;
  const named = places.mentions.length + places.states.length + places.unknownNames.length;
  if (named > 0 || ranking !== undefined || topics.some(isInWords)) return undefined;
  const asked: TimeAsked | undefined = NOW_ALONE.test(reading.plain) ? { now: true } : time;
  const isTimed = reading.times.length > 0 && AROUND_TIME.test(withoutTimes(reading));
  if (asked === undefined || !(isTimed || 'now' in asked)) return undefined;
  return { intent: 'city-metric', confidence: 0.8, carry: { kind: 'same-topic' }, time: asked };
};
