import { amountOf } from '../amount-asked.ts';
import { asksChangeOfIt, changeOf } from '../change.ts';
import { isInWords, surest } from '../findings.ts';
import type { Read } from './reader.ts';

/** "how does that compare?", "is 90k a good salary in Austin?" */
export const standing: Read = ({ standing: asked, topics, reading, catalogue }) => {
  if (asked === undefined) return undefined;
  const named = asked === 'figure-given' ? [] : topics.filter(isInWords);
  const amount = amountOf(reading, named, catalogue);
  return {
    intent: 'city-metric',
    confidence: surest(topics),
    standing: true,
    carry: { kind: 'same-topic' },
    topics: amount?.topics ?? named,
    ...(amount && { amount: amount.value }),
  };
};

/** "has it changed?": what was answered before. */
export const changeOfIt: Read = ({ topics, reading: { places, plain } }) =>
  topics.length === 0 && places.mentions.length === 0 && asksChangeOfIt(plain)
    ? { intent: 'city-metric', confidence: 0.8, carry: { kind: 'same-topic' }, change: changeOf(plain) ?? {} }
    : undefined;
