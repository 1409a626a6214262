import { asideOf } from '../asides.ts';
import { asksPrecision, termOf } from '../terms.ts';
import type { Read } from './reader.ts';

/** "stop", "never mind", "do you store my messages?" */
export const aside: Read = ({ reading }) => {
  const said = asideOf(reading.plain);
  if (said === undefined) return undefined;
  return { intent: said === 'privacy' ? 'forget-me' : 'small-talk', confidence: 1, aside: said };
};

/** "what is a 5-year estimate?" has a number in it and is a question for a meaning nonetheless. */
const ASKS_TERM = /^(?:(?:so|and|ok) )*(?:whats|what is|what are|what s) an? /;

/** "what is a CDP?"; of a margin of error by itself the last figure's is meant. */
export const term: Read = ({ defines, reading: { plain } }) => {
  const named = defines || ASKS_TERM.test(plain) ? termOf(plain) : undefined;
  return named === undefined || (named === 'margin-of-error' && /\bthe margin\b/.test(plain))
    ? undefined
    : { intent: 'define-metric', confidence: 1, term: named };
};

/** "how sure is that?", "margin of error of that" */
export const precision: Read = ({ reading: { plain }, topics }) =>
  topics.length === 0 && asksPrecision(plain) ? { intent: 'sources', confidence: 1, precision: true } : undefined;
