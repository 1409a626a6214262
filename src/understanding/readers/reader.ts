import { carryOf } from '../carry.ts';
import type { Findings } from '../findings.ts';
import type { Utterance } from '../utterance.ts';

/** What a reader makes of a message; what it leaves out is as the message has it, and no topic is asked for. */
export type Said = Pick<Utterance, 'intent' | 'confidence'> & Partial<Utterance>;

/** Knows one thing that a message may ask for; undefined when the message doesn't ask for it. */
export type Read = (found: Findings) => Said | undefined;

/** A message that is not for us. */
export function notForUs({ scored }: Findings, outside: Utterance['outside']): Said {
  return { intent: 'fallback', confidence: 1 - (scored[0]?.probability ?? 0), outside };
}

/** How a message that names no topic leans on what was said before. */
export function leaning({ reading }: Findings): Pick<Utterance, 'carry'> {
  const carry = carryOf(reading.plain, false);
  return carry ? { carry } : {};
}
