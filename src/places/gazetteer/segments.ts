import type { Place, StateCode } from '../place.ts';
import type { Message, Word } from './message.ts';
import type { County, NameEntry, NameIndex, OutsideEntry } from './name-index.ts';
import { statesIn, type StateAt, type StatesOfMessage } from './state-words.ts';
import { connects, MOST_GAINED, STRAY_STATE, surroundings } from './surroundings.ts';
import { mistakesAllowed } from './typo-index.ts';

/** What a stretch of words may mean. */
export type Meaning =
  | {
      readonly kind: 'place';
      readonly places: readonly Place[];
      readonly match: 'exact' | 'nickname' | 'typo';
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

/** A stretch of words read as a name. */
export interface Segment {
  /** Positions of its first word and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Where it ends in the message; before a possessive ending. */
  readonly end: number;
  readonly meaning: Meaning;
  /** log10 of how much likelier the words are to be this name than to be there by accident. Below 0 it is none. */
  readonly score: number;
}

/** Weights, in powers of ten like everything that is added up here. */
const WEIGHT = {
  /** One message has about 0.6 mentions of a place, at any of its words. */
  mentions: Math.log10(0.6),
  /** A state, a country and a famous city abroad are asked for about as often as a city of some size. */
  state: -1.6,
  outside: -2.4,
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
/** The second and later words of a name that is made of common words ("white house") often stand together anyway. */
const COLLOCATION = 0.75;
const LONGEST_NAME = 8;
const LONGEST_MISSPELLED = 4;
const MOST_TYPOS_KEPT = 3;
/** A state's code below this may be a word of the sentence: "or", "in", "me", "la". */
const SURE_STATE = 4.5;
const LEGAL_SUFFIX = new Set(['city', 'town', 'village', 'borough', 'cdp']);

/** A name that stretch of words may be, before its surroundings are looked at. */
interface Reading {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  readonly score: number;
}

interface PlaceReading extends Reading {
  readonly meaning: Meaning & { readonly kind: 'place' };
}

/** Every reading of every stretch of the message that may be a name, by its first word. */
export function segmentsOf(message: Message, index: NameIndex): Segment[][] {
  const { words } = message;
  const states = statesIn(message, index);
  const prior = WEIGHT.mentions - Math.log10(Math.min(20, Math.max(1, words.length)));
  const found: Segment[][] = words.map(() => []);
  const add = (reading: Reading, owner: boolean): void => {
    const last = words[reading.to - 1];
    const end = (owner ? last?.owner?.end : undefined) ?? last?.end ?? 0;
    const score = reading.score + prior + surroundings(message, reading.from, reading.to);
    if (score > -MOST_GAINED) found[reading.from]?.push({ ...reading, end, score });
  };
  for (let from = 0; from < words.length; from += 1) {
    for (const state of states.startingAt(from)) {
      if (state.form !== 'code' || index.names.get(state.key)?.nicknamed === undefined)
        add(stateAlone(state, index), true);
    }
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to += 1) {
      if (to > from + 1 && words[to - 1]?.joined !== true) break;
      const written = words.slice(from, to);
      const surprise = surpriseOf(written);
      for (const { key, owner } of keysOf(written)) {
        for (const one of readingsOf(key, written, from, to, words, states, index))
          add({ ...one, score: one.score + surprise }, owner);
      }
    }
  }
  return found;
}

function stateAlone(state: StateAt, index: NameIndex): Reading {
  const namesakes = state.form === 'name' && !state.explicit ? (index.names.get(state.key)?.places ?? []) : [];
  const short = state.form === 'name' ? 0 : WEIGHT.short + (state.isWord ? WEIGHT.shortAndAWord : 0);
  const score = state.surprise + WEIGHT.state + short - state.cost;
  return { from: state.from, to: state.to, meaning: { kind: 'state', state, namesakes }, score };
}

function readingsOf(
  key: string,
  written: readonly Word[],
  from: number,
  to: number,
  words: readonly Word[],
  states: StatesOfMessage,
  index: NameIndex,
): Reading[] {
  const entry = index.names.get(key);
  const outside = index.outside.get(key);
  // a county that is one government with its city is in the list of places ("Webster County")
  const isPlace = entry !== undefined && outside?.kind === 'county';
  const abroad = outside === undefined || isPlace ? [] : beyond(outside, from, to, words, states, index);
  const located = states.after(to).length > 0 || states.before(from).length > 0;
  if (entry !== undefined) {
    const famous = outside?.kind === 'foreign-city';
    const blanks = blankCost(entry, written);
    const named = namings(entry, from, to, words, states, index, famous);
    const exact = [...abroad, ...named.map((one) => ({ ...one, score: one.score + blanks }))];
    // of a name that the state given has not, the state may have one that is close
    const elsewhere = located && !named.some(({ meaning }) => meaning.state !== undefined);
    return elsewhere ? [...exact, ...misspelled().filter(({ meaning }) => meaning.state !== undefined)] : exact;
  }
  return outside === undefined ? misspelled() : abroad;

  function misspelled(): PlaceReading[] {
    const most = Math.max(located && key.length >= 3 ? 1 : 0, mistakesAllowed(key.length));
    if (most === 0 || !mayBeMisspelled(written, located, words.length) || isNameAndMore(written, index)) return [];
    const unlikely = written.every((word) => word.kind === 'word')
      ? located
        ? WEIGHT.typoOfWordsWithState
        : WEIGHT.typoOfWords
      : 0;
    return index
      .near(key, most)
      .flatMap(({ entry: close, cost }) =>
        namings(close, from, to, words, states, index, false)
          .filter(({ meaning }) => meaning.wrongState === undefined)
          .map((one) => ({
            ...one,
            meaning: { ...one.meaning, match: 'typo' as const },
            score: one.score - cost + WEIGHT.typo + unlikely + partedCost(close, written),
          })),
      )
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_TYPOS_KEPT);
  }
}

/** The name alone, with the state after it, and after the state's possessive. */
function namings(
  entry: NameEntry,
  from: number,
  to: number,
  words: readonly Word[],
  states: StatesOfMessage,
  index: NameIndex,
  famous: boolean,
): PlaceReading[] {
  const match = entry.nicknamed === undefined ? ('exact' as const) : ('nickname' as const);
  const suffixed = legalSuffix(words, to);
  const meaning = { kind: 'place', places: entry.places, match, key: entry.key, namesakes: entry.places } as const;
  const written = index.states.get(entry.key);
  const fame = -index.rarity(entry.places);
  const alone = {
    from,
    to: suffixed,
    meaning: { ...meaning, alsoState: written?.code },
    score: famous ? Math.max(WEIGHT.outside, fame) : fame,
  };
  // the name of a state is read as the state first; `readPlaces` adds the city where it is as well known
  const readings: PlaceReading[] = written?.form === 'name' ? [] : [alone];
  const beside = [...states.after(to), ...(suffixed > to ? states.after(suffixed) : []), ...states.before(from)];
  for (const state of beside) {
    const inState = entry.places.filter((place) => place.state === state.code);
    if (inState.length === 0) {
      if (!surelyGiven(state, words, index)) continue;
      const score = fame + state.surprise - state.cost + STRAY_STATE;
      readings.push({ from, to: state.to, meaning: { ...meaning, wrongState: state }, score });
      continue;
    }
    const called = inState.filter((place) => place !== entry.nicknamed);
    const places = called.length > 0 ? called : inState;
    const [start, end] = [Math.min(from, state.from), Math.max(to, state.to)];
    const whole = start === 0 && end === words.length ? WEIGHT.wholeMessage : 0;
    readings.push({
      from: start,
      to: end,
      meaning: { ...meaning, places, state, match: called.length > 0 ? 'exact' : match },
      score: -index.rarity(places) + state.surprise - state.cost + WEIGHT.withState + tieWeight(state) + whole,
    });
  }
  return readings;
}

/** Whether a state after a name can't but belong to it: not "boston, new york, chicago", not "reno or boise". */
function surelyGiven(state: StateAt, words: readonly Word[], index: NameIndex): boolean {
  if (state.tie !== 'comma' && state.tie !== 'beside') return false;
  const [first, last] = [words[state.from], words[state.to - 1]];
  if (first?.gap.includes('/') === true || last?.owner !== undefined) return false;
  return state.surprise >= SURE_STATE && index.cityOfState(state) === undefined;
}

function tieWeight({ tie }: StateAt): number {
  return tie === 'none' || tie === 'beside' ? 0 : WEIGHT[tie];
}

/** What lies outside the list: with its country or its state, where that follows. */
function beyond(
  entry: OutsideEntry,
  from: number,
  to: number,
  words: readonly Word[],
  states: StatesOfMessage,
  index: NameIndex,
): Reading[] {
  const readings: Reading[] = [];
  if (entry.kind === 'foreign-city') {
    for (const end of countryAfter(words, to, entry.country, index))
      readings.push({
        from,
        to: end,
        meaning: { kind: 'outside', entry },
        score: WEIGHT.outside + surpriseOf(words.slice(to, end)),
      });
    // without its country, a name that is also a place of ours is that place
    if (
      index.names.has(
        words
          .slice(from, to)
          .map((word) => word.folded)
          .join(''),
      )
    )
      return readings;
  }
  readings.push({ from, to, meaning: { kind: 'outside', entry }, score: WEIGHT.outside });
  if (entry.kind !== 'county') return readings;
  for (const state of states.after(to)) {
    if (!entry.counties.some((county: County) => county.state === state.code)) continue;
    const score = WEIGHT.outside + state.surprise - state.cost + WEIGHT.withState + tieWeight(state);
    readings.push({ from, to: state.to, meaning: { kind: 'outside', entry, state: state.code }, score });
  }
  return readings;
}

function countryAfter(words: readonly Word[], to: number, country: string, index: NameIndex): number[] {
  const start = words[to]?.folded === 'in' ? to + 1 : to;
  let key = '';
  const ends: number[] = [];
  for (let end = start + 1; end <= Math.min(words.length, start + 3); end += 1) {
    const word = words[end - 1];
    key += word?.owner?.folded ?? word?.folded ?? '';
    const entry = index.outside.get(key);
    if (entry?.kind === 'country' && entry.name === country) ends.push(end);
  }
  return ends;
}

function keysOf(written: readonly Word[]): { readonly key: string; readonly owner: boolean }[] {
  const whole = written.map((word) => word.folded).join('');
  const owner = written.at(-1)?.owner?.folded;
  if (owner === undefined) return [{ key: whole, owner: false }];
  const start = written
    .slice(0, -1)
    .map((word) => word.folded)
    .join('');
  return [
    { key: whole, owner: false },
    { key: start + owner, owner: true },
  ];
}

function surpriseOf(written: readonly Word[]): number {
  const common = written.every((word) => word.kind === 'word' || word.kind === 'topic');
  return written.reduce((sum, word, i) => sum + word.surprise * (common && i > 0 ? COLLOCATION : 1), 0);
}

/** Blanks that are not where the name has them: "losangeles" is usual, "los ange les" is not. */
function blankCost(entry: NameEntry, written: readonly Word[]): number {
  const parted = written.map((word) => word.owner?.folded ?? word.folded).join(' ');
  const whole = written.map((word) => word.folded).join(' ');
  if (entry.writings.includes(parted) || entry.writings.includes(whole)) return 0;
  const blanks = Math.min(...entry.writings.map((writing) => writing.split(' ').length - 1));
  const added = written.length - 1 - blanks;
  return added < 0 ? WEIGHT.blankLeftOut : WEIGHT.blankAdded * Math.max(1, added);
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
  if (written.length > LONGEST_MISSPELLED || written.some((word) => word.kind === 'number')) return false;
  if (written.some((word) => word.kind === 'topic') || connects(written[0]) || connects(written.at(-1))) return false;
  return located || written.length === wordsInMessage || written.some((word) => word.kind !== 'word');
}

function legalSuffix(words: readonly Word[], to: number): number {
  const next = words[to];
  return next?.joined === true && LEGAL_SUFFIX.has(next.folded) ? to + 1 : to;
}
