import type { Word } from './message.ts';
import type { NameEntry, NameIndex } from './name-index.ts';
import { givenState, namings } from './place-readings.ts';
import { isLocated, leadsOn, type Lookup, type PlaceReading, type Stretch } from './readings.ts';
import { connects } from './surroundings.ts';
import { mistakesAllowed } from './typo-index.ts';
import { WEIGHT } from './weights.ts';

const LONGEST = 4;
const MOST_KEPT = 3;
const MOST_MISTAKES = 2;
/** A word of the language that hardly anybody uses: beside others of a name it may be a slip ("slat lake city"). */
const RARE = 6;

/** Names that are one or two mistakes away from what is written; a state beside it makes up for more of them. */
export function misspelledReadings(stretch: Stretch, lookup: Lookup): PlaceReading[] {
  const { key, written } = stretch;
  const { words, index } = lookup;
  const located = isLocated(stretch, lookup);
  const rare = isRare(written);
  const most = Math.min(
    Math.max(located && key.length >= 3 ? 1 : 0, mistakesAllowed(key.length)),
    rare && !located && written.length < words.length ? 1 : MOST_MISTAKES,
  );
  if (most === 0 || !mayBeMisspelled(written, located, words.length) || isNameAndMore(written, index)) return [];
  const common = written.every((word) => word.kind === 'word');
  // a name that is unknown in the state it is given with is no slip of a name in another
  const given = givenState(stretch.to, lookup) !== undefined;
  const unlikely = common ? (located ? WEIGHT.typoOfWordsWithState : WEIGHT.typoOfWords) : 0;
  return index
    .near(key, most)
    .flatMap(({ entry, cost }) => {
      const mistakes = WEIGHT.typo - cost + unlikely + partedCost(entry, written);
      return namings(entry, stretch, lookup)
        .filter(({ meaning }) => meaning.wrongState === undefined && !(given && meaning.state === undefined))
        .map((one) => ({
          ...one,
          meaning: { ...one.meaning, match: 'typo' as const, slip: cost },
          score: one.score + mistakes,
        }));
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_KEPT);
}

/** A misspelled name usually has its blanks where they belong. */
function partedCost(entry: NameEntry, written: readonly Word[]): number {
  return entry.writings.some((writing) => writing.split(' ').length === written.length) ? 0 : WEIGHT.blankLeftOut;
}

/** "los angeles y": a name and a small word beside it, which a typo would swallow. */
function isNameAndMore(written: readonly Word[], index: NameIndex): boolean {
  const folded = written.map((word) => word.folded);
  const small = (word: string | undefined): boolean => word !== undefined && word.length <= 2;
  return (
    (small(folded.at(-1)) && index.names.has(folded.slice(0, -1).join(''))) ||
    (small(folded[0]) && index.names.has(folded.slice(1).join('')))
  );
}

/** Words of the language are taken as they stand, unless a state follows, nothing else is there, or a name is among them. */
function mayBeMisspelled(written: readonly Word[], located: boolean, wordsInMessage: number): boolean {
  if (written.length > LONGEST || leadsOn(written) || written.some((word) => word.kind === 'number')) return false;
  if (written.some((word) => word.kind === 'topic') || connects(written[0]) || connects(written.at(-1))) return false;
  return (
    located || written.length === wordsInMessage || written.some((word) => word.kind !== 'word') || isRare(written)
  );
}

/** Several words of the language, and a rare one among them. */
function isRare(written: readonly Word[]): boolean {
  return (
    written.length > 1 &&
    written.every(({ kind }) => kind === 'word') &&
    written.some(({ surprise }) => surprise >= RARE)
  );
}
