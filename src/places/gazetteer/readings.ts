import type { Place, StateCode } from '../place.ts';
import type { PlaceMention } from '../place-mention.ts';
import type { Word } from './message.ts';
import type { NameIndex, OutsideEntry } from './name-index.ts';
import type { StateAt, StatesOfMessage } from './state-words.ts';

/** What a stretch of words may mean. */
export type Meaning =
  | {
      readonly kind: 'place';
      readonly places: readonly Place[];
      readonly match: PlaceMention['match'];
      /** What its misspelling costs; none when it is right. */
      readonly slip?: number;
      /** The name as it is filed. */
      readonly key: string;
      /** Everything that goes by the name, in any state. */
      readonly namesakes: readonly Place[];
      readonly state?: StateAt;
      /** The state that was given, where it has no place of the name: "Boise, WA". */
      readonly wrongState?: StateAt;
      /** The state that is written like this too: Louisiana for `LA`. */
      readonly alsoState?: StateCode;
    }
  | { readonly kind: 'state'; readonly state: StateAt; readonly namesakes: readonly Place[] }
  | { readonly kind: 'outside'; readonly entry: OutsideEntry; readonly state?: StateCode };

/** A name that a stretch of words may be, before its surroundings are looked at. */
export interface Reading {
  /** Positions of its first word and of the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  /** log10 of how often people mean this name and write it so. */
  readonly score: number;
}

export interface PlaceReading extends Reading {
  readonly meaning: Meaning & { readonly kind: 'place' };
}

/** Words of a message, to be looked up. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly written: readonly Word[];
  /** The words folded and without blanks. */
  readonly key: string;
}

/** What is known when a stretch is looked up. */
export interface Lookup {
  readonly words: readonly Word[];
  readonly states: StatesOfMessage;
  readonly index: NameIndex;
}

/** The second and later words of a name that is made of common words ("white house") often stand together anyway. */
const COLLOCATION = 0.75;

/** How surprising words are together. */
export function surpriseOf(written: readonly Word[]): number {
  const common = written.every((word) => word.kind === 'word' || word.kind === 'topic');
  return written.reduce((sum, word, i) => sum + word.surprise * (common && i > 0 ? COLLOCATION : 1), 0);
}

/** "rank in Texas" is not Rankin with a blank in it. */
export function leadsOn(written: readonly Word[]): boolean {
  const plain = written.every(({ kind }) => kind === 'word' || kind === 'topic');
  return written.length > 1 && plain && written.at(-1)?.folded === 'in';
}

/** Whether a state is given with the words. */
export function isLocated({ from, to }: Stretch, { states }: Lookup): boolean {
  return states.after(to).length > 0 || states.before(from).length > 0;
}
