import type { Message, Word } from './message.ts';
import { misspelledReadings } from './misspelled-readings.ts';
import type { NameIndex } from './name-index.ts';
import { outsideReadings } from './outside-readings.ts';
import { exactReadings, givenState } from './place-readings.ts';
import { regionReadings } from './region-readings.ts';
import { isLocated, surpriseOf, type Lookup, type Reading, type Stretch } from './readings.ts';
import { statesIn, type StateAt } from './state-words.ts';
import { MOST_GAINED, surroundings } from './surroundings.ts';
import { WEIGHT } from './weights.ts';

/** A stretch of words read as a name. */
export interface Segment extends Reading {
  /** Where it ends in the message; before a possessive ending. */
  readonly end: number;
  /** log10 of how much likelier the words are to be this name than to be there by accident. Below 0 it is none. */
  readonly score: number;
}

const LONGEST_NAME = 8;

/** Every reading of every stretch of the message that may be a name, by its first word. */
export function segmentsOf(message: Message, index: NameIndex): Segment[][] {
  const { words } = message;
  const states = statesIn(message, index);
  const lookup = { words, states, index };
  const prior = WEIGHT.mentions - Math.log10(Math.min(20, Math.max(1, words.length)));
  const found: Segment[][] = words.map(() => []);
  const add = (reading: Reading, owner: boolean): void => {
    const last = words[reading.to - 1];
    const end = (owner ? last?.owner?.end : undefined) ?? last?.end ?? 0;
    if (isTornName(reading, lookup)) return;
    const score = reading.score + prior + surroundings(message, reading.from, reading.to);
    if (score > -MOST_GAINED) found[reading.from]?.push({ ...reading, end, score });
  };
  for (let from = 0; from < words.length; from += 1) {
    for (const state of states.startingAt(from)) {
      if (state.form !== 'code' || index.names.get(state.key)?.nicknamed === undefined)
        add(stateAlone(state, index), true);
    }
    for (const region of regionReadings(from, lookup)) add(region, true);
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to += 1) {
      if (to > from + 1 && words[to - 1]?.joined !== true) break;
      const written = words.slice(from, to);
      const surprise = surpriseOf(written);
      for (const { key, owner } of keysOf(written)) {
        for (const one of readingsOf({ from, to, written, key }, lookup))
          add({ ...one, score: one.score + surprise }, owner);
      }
    }
  }
  return found;
}

/** "Lake Wobegon Minnesota": a word of the language, and an unknown one between it and a state, is no name by itself. */
function isTornName({ from, to, meaning }: Reading, lookup: Lookup): boolean {
  const { words } = lookup;
  const next = words[to];
  if (meaning.kind !== 'place' || meaning.state !== undefined || next?.joined !== true || next.kind !== 'unknown')
    return false;
  return words.slice(from, to).every(({ kind }) => kind === 'word') && givenState(to + 1, lookup) !== undefined;
}

function stateAlone(state: StateAt, index: NameIndex): Reading {
  const namesakes = state.form === 'name' && !state.explicit ? (index.names.get(state.key)?.places ?? []) : [];
  const short = state.form === 'name' ? 0 : WEIGHT.short + (state.isWord ? WEIGHT.shortAndAWord : 0);
  const score = state.surprise + WEIGHT.state + short - state.cost;
  return { from: state.from, to: state.to, meaning: { kind: 'state', state, namesakes }, score };
}

/** Everything that goes by the name, in the list and outside it; misspelled only where nothing does. */
function readingsOf(stretch: Stretch, lookup: Lookup): Reading[] {
  const { names, outside } = lookup.index;
  const entry = names.get(stretch.key);
  const abroad = outside.get(stretch.key);
  if (entry === undefined)
    return abroad === undefined ? misspelledReadings(stretch, lookup) : outsideReadings(abroad, stretch, lookup);
  const exact = exactReadings(entry, stretch, lookup);
  // a county that is one government with its city is in the list of places ("Webster County")
  const beyond = abroad === undefined || abroad.kind === 'county' ? [] : outsideReadings(abroad, stretch, lookup);
  // where the state given has no place of the name, it may have one of a name that is close
  const elsewhere = isLocated(stretch, lookup) && exact.every(({ meaning }) => meaning.state === undefined);
  const close = elsewhere ? misspelledReadings(stretch, lookup) : [];
  return [...beyond, ...exact, ...close.filter(({ meaning }) => meaning.state !== undefined)];
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
