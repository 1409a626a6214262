import type { Span } from '../places/gazetteer/reading.ts';
import type { Reading } from './reading.ts';
import { PLACE } from './words.ts';

/** Words with which people take back what they have just written. */
const MARK =
  /\b(?:(?:no|nope|wait|oops|sorry|well|uh|um|er|or|hmm|oh) )*(?:i mean|i meant|i do mean|make that|make it|scratch that|rather|no|wait|sorry|correction|actually|instead of that)(?: (?:in|for|the|it|is))*(?= )/g;

/** A place or a topic, and the positions of its first word and of the one after its last. */
interface Named {
  readonly kind: 'place' | 'topic';
  readonly from: number;
  readonly to: number;
}

/**
 * What a message names and takes back at once: "rent in Queens... I mean Jersey City", "crime, no wait, income in Reno".
 * @returns stretches of the message that no longer count, in its order
 */
export function takenBack(reading: Reading): readonly Span[] {
  const { plain, words } = reading;
  const named = namedIn(reading);
  return [...plain.matchAll(MARK)].flatMap(({ index, 0: mark }): Span[] => {
    const from = plain.slice(0, index).split(' ').length - 1;
    const to = from + mark.split(' ').length;
    const wrong = named.find((one) => one.to === from);
    const right = named.find((one) => one.from === to);
    if (wrong === undefined || right?.kind !== wrong.kind) return [];
    return [[words[wrong.from]?.start ?? 0, words[to - 1]?.end ?? 0]];
  });
}

function namedIn({ words, matches }: Reading): readonly Named[] {
  const places = words.flatMap(({ text }, at): Named[] =>
    text === PLACE ? [{ kind: 'place', from: at, to: at + 1 }] : [],
  );
  const topics = matches.flatMap(({ meaning, from, to }): Named[] =>
    meaning.for === 'topic' ? [{ kind: 'topic', from, to }] : [],
  );
  return [...places, ...topics];
}
