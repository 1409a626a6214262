import type { Place, StateCode } from '../place.ts';
import type { Message, Word } from './message.ts';
import type { County, NameEntry, NameIndex, OutsideEntry } from './name-index.ts';
import { statesIn, type StateAt, type StatesOfMessage } from './state-words.ts';
import { COMPANY, surroundings } from './surroundings.ts';
import { mistakesAllowed } from './typo-index.ts';

/** What a stretch of words may mean. */
export type Meaning =
  | {
      readonly kind: 'place';
      readonly places: readonly Place[];
      readonly match: 'exact' | 'nickname' | 'typo';
      /** The name as it is filed, and everything that goes by it. */
      readonly key: string;
      readonly namesakes: readonly Place[];
      readonly state?: StateAt;
    }
  | { readonly kind: 'state'; readonly state: StateAt }
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
  code: -1,
  /** Codes that are words ("ok", "hi", "me") are mostly that. */
  codeThatIsAWord: -2.5,
  /** A state is given with every fourth name. */
  withState: -0.6,
  /** A name with its state and nothing else. */
  wholeMessage: 1.5,
  comma: 0.7,
  preposition: -0.2,
  /** One name in ten is misspelled. */
  typo: -1,
  /** A word of the language is mostly meant as it stands. */
  typoOfWords: -1.5,
  blankLeftOut: -0.8,
  blankAdded: -2.2,
} as const;
/** The second and later words of a name that is made of common words ("white house") often stand together anyway. */
const COLLOCATION = 0.75;
const LONGEST_NAME = 6;
const LONGEST_MISSPELLED = 4;
const MOST_TYPOS_KEPT = 3;
const LEGAL_SUFFIX = new Set(['city', 'town', 'village', 'borough', 'cdp']);

/** A name that stretch of words may be, before its surroundings are looked at. */
interface Reading {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  readonly score: number;
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
    if (score > -COMPANY) found[reading.from]?.push({ ...reading, end, score });
  };
  for (let from = 0; from < words.length; from += 1) {
    for (const state of states.startingAt(from)) {
      if (state.form !== 'code' || index.names.get(state.key)?.nickname !== true) add(stateAlone(state), true);
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

function stateAlone(state: StateAt): Reading {
  const code = state.form === 'code' ? WEIGHT.code + (state.isWord ? WEIGHT.codeThatIsAWord : 0) : 0;
  const score = state.surprise + WEIGHT.state + code - state.cost;
  return { from: state.from, to: state.to, meaning: { kind: 'state', state }, score };
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
  const outside = index.outside.get(key);
  const abroad = outside === undefined ? [] : beyond(outside, from, to, words, states, index);
  const entry = index.names.get(key);
  if (entry !== undefined) {
    const famous = outside?.kind === 'foreign-city';
    const blanks = blankCost(entry, written);
    const named = namings(entry, from, to, words, states, index, famous);
    return [...abroad, ...named.map((one) => ({ ...one, score: one.score + blanks }))];
  }
  const located = states.after(to).length > 0;
  const most = Math.max(located && key.length >= 3 ? 1 : 0, mistakesAllowed(key.length));
  if (outside !== undefined || most === 0 || !mayBeMisspelled(written, located, words.length)) return abroad;
  const unlikely = written.every((word) => word.kind === 'word') ? WEIGHT.typoOfWords : 0;
  return index
    .near(key, most)
    .flatMap(({ entry: close, cost }) =>
      namings(close, from, to, words, states, index, false).map((one) => ({
        ...one,
        meaning: { ...one.meaning, match: 'typo' as const },
        score: one.score - cost + WEIGHT.typo + unlikely,
      })),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_TYPOS_KEPT);
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
): (Reading & { readonly meaning: Meaning & { readonly kind: 'place' } })[] {
  const match = entry.nickname ? ('nickname' as const) : ('exact' as const);
  const suffixed = legalSuffix(words, to);
  const meaning = { kind: 'place', places: entry.places, match, key: entry.key, namesakes: entry.places } as const;
  const fame = -index.rarity(entry.places);
  const readings: (Reading & { readonly meaning: Meaning & { readonly kind: 'place' } })[] = [
    { from, to: suffixed, meaning, score: famous ? Math.max(WEIGHT.outside, fame) : fame },
  ];
  const beside = [...states.after(to), ...(suffixed > to ? states.after(suffixed) : []), ...states.before(from)];
  for (const state of beside) {
    const places = entry.places.filter((place) => place.state === state.code);
    if (places.length === 0) continue;
    const [start, end] = [Math.min(from, state.from), Math.max(to, state.to)];
    const whole = start === 0 && end === words.length ? WEIGHT.wholeMessage : 0;
    readings.push({
      from: start,
      to: end,
      meaning: { ...meaning, places, state },
      score: -index.rarity(places) + state.surprise - state.cost + WEIGHT.withState + tieWeight(state) + whole,
    });
  }
  return readings;
}

function tieWeight({ tie }: StateAt): number {
  return tie === 'comma' ? WEIGHT.comma : tie === 'preposition' ? WEIGHT.preposition : 0;
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

/** Words of the language are taken as they stand, unless a state follows, nothing else is there, or a name is among them. */
function mayBeMisspelled(written: readonly Word[], located: boolean, wordsInMessage: number): boolean {
  if (written.length > LONGEST_MISSPELLED || written.some((word) => word.kind === 'number')) return false;
  if (written.some((word) => word.kind === 'topic')) return located;
  return located || written.length === wordsInMessage || written.some((word) => word.kind !== 'word');
}

function legalSuffix(words: readonly Word[], to: number): number {
  const next = words[to];
  return next?.joined === true && LEGAL_SUFFIX.has(next.folded) ? to + 1 : to;
}
