import type { Catalogue } from '../topics/catalogue.ts';
import type { Unit } from '../topics/topic.ts';
import type { Amount } from './numbers.ts';
import type { Reading } from './reading.ts';
import type { TopicMention } from './utterance.ts';

/** What a year's money is at least taken for, in dollars, where nothing is said about it: "is 90k good in Austin?" */
export const LEAST_INCOME = 15_000;
const MOST_INCOME = 999_000;
/** Most places have a figure for what households earn, few for what single workers do. */
const OF_INCOME: ReadonlySet<string> = new Set(['household-income', 'per-capita-income']);

/** The amount that a message asks about, with the topics that it belongs to; undefined where it names none, or one of another unit. */
export function amountOf(
  reading: Reading,
  topics: readonly TopicMention[],
  catalogue: Catalogue,
): { readonly value: number; readonly topics: readonly TopicMention[] } | undefined {
  const [amount, second] = reading.amounts;
  if (amount === undefined || second !== undefined || amount.unit === 'percent') return undefined;
  const named = topics.filter(({ topic }) => isSaid(topic, reading));
  if (isIncome(amount) && named.every(({ topic }) => OF_INCOME.has(topic)))
    return { value: amount.value, topics: [{ topic: 'household-income', confidence: 0.8, evidence: [] }] };
  const asked = named.length > 0 ? named : topics;
  const [first] = asked;
  const unit = first && catalogue.metric(first.metric ?? catalogue.topic(first.topic)?.main ?? '')?.metric.unit;
  return unit === undefined || fits(amount, unit) ? { value: amount.value, topics: asked } : undefined;
}

function isIncome({ value }: Amount): boolean {
  return value >= LEAST_INCOME && value <= MOST_INCOME;
}

/** Whether more than a weak word speaks for a topic. */
function isSaid(topic: string, { matches }: Reading): boolean {
  return matches.some(({ meaning }) => meaning.for === 'topic' && meaning.topic === topic && !meaning.weak);
}

function fits({ unit }: Amount, of: Unit): boolean {
  const isMoney = of === 'dollars' || of === 'dollars-a-month';
  return unit === 'dollars' ? isMoney : of !== 'percent';
}
