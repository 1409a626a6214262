/**
 * What speaks for and against a reading, in powers of ten like everything that is added up here: estimates of how people write,
 * rounded, and not fitted to any list of phrases.
 */
export const WEIGHT = {
  /** One message has about 0.6 mentions of a place, at any of its words. */
  mentions: Math.log10(0.6),
  /** A state, a country and a famous city abroad are asked for about as often as a city of some size. */
  state: -1.6,
  outside: -2.4,
  /** A part of the country is asked for about as often as a state. */
  region: -1.6,
  /** "the south", "southern cities" and nothing that says otherwise: hardly anything else. */
  direction: 2,
  short: -1,
  /** Codes and abbreviations that are words ("ok", "hi", "ill") are mostly that. */
  shortAndAWord: -2,
  /** A state is given with every fourth name. */
  withState: -0.2,
  /** A name with its state and nothing else. */
  wholeMessage: 2.5,
  comma: 0.7,
  possessive: 0.7,
  preposition: 0.5,
  /** One name in ten is misspelled. */
  typo: -1,
  /** A word of the language is mostly meant as it stands. */
  typoOfWords: -1.5,
  typoOfWordsWithState: -0.7,
  blankLeftOut: -0.8,
  blankAdded: -2.2,
} as const;
