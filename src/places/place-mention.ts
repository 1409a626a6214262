import type { Geoid, StateCode } from './place.ts';

/** A stretch of a message that names a place. */
export interface PlaceMention {
  /** As written. */
  readonly text: string;
  /** Start and end offset in the message. */
  readonly span: readonly [number, number];
  /** What it may mean, likeliest first; at least one. */
  readonly candidates: readonly Geoid[];
  /** The first candidate leads clearly (twice the people of the next, or a state was given); otherwise the person is asked. */
  readonly decided: boolean;
  /** `part`: it names a part of the place, whose figures are those of the whole. */
  readonly match: 'exact' | 'nickname' | 'part' | 'typo';
  /** The slip is so large that another name may be meant: which place it was taken for is said. */
  readonly guessed?: true;
  /** The state that was given and has no place of the name. */
  readonly notIn?: StateCode;
}
