import type { Word } from './message.ts';
import type { NameEntry, NameIndex } from './name-index.ts';
import { leadsOn, type Lookup, type PlaceReading, type Stretch } from './readings.ts';
import { SURE_STATE, tieWeight, type StateAt } from './state-words.ts';
import { STRAY_STATE } from './surroundings.ts';
import { WEIGHT } from './weights.ts';

const LEGAL_SUFFIX = new Set(['city', 'town', 'village', 'borough', 'cdp']);

/** A name as it is filed, or with other blanks. */
export function exactReadings(entry: NameEntry, stretch: Stretch, lookup: Lookup): PlaceReading[] {
  const { written } = stretch;
  const blanks = blankCost(entry, written);
  if (blanks < 0 && leadsOn(written)) return [];
  return namings(entry, stretch, lookup).map((one) => ({ ...one, score: one.score + blanks }));
}

/** The name alone, with the state after it, and after the state's possessive. */
export function namings(entry: NameEntry, { from, to }: Stretch, { words, states, index }: Lookup): PlaceReading[] {
  const match =
    entry.nicknamed === undefined ? ('exact' as const) : entry.isPart ? ('part' as const) : ('nickname' as const);
  const suffixed = legalSuffix(words, to);
  const meaning = { kind: 'place', places: entry.places, match, key: entry.key, namesakes: entry.places } as const;
  const written = index.states.get(entry.key);
  const abroad = index.outside.get(entry.key);
  const fame = -index.rarity(entry.places);
  const alone = {
    from,
    to: suffixed,
    meaning: { ...meaning, alsoState: written?.code },
    score: abroad?.kind === 'foreign-city' ? Math.max(WEIGHT.outside, fame) : fame,
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

/** The state right after a name that can't but belong to it. */
export function givenState(to: number, { words, states, index }: Lookup): StateAt | undefined {
  return states.after(to).find((state) => surelyGiven(state, words, index));
}

/** Whether a state after a name can't but belong to it: not "boston, new york, chicago", not "reno or boise". */
function surelyGiven(state: StateAt, words: readonly Word[], index: NameIndex): boolean {
  if (state.tie !== 'comma' && state.tie !== 'beside') return false;
  const [first, last] = [words[state.from], words[state.to - 1]];
  if (first?.gap.includes('/') === true || last?.owner !== undefined) return false;
  return state.surprise >= SURE_STATE && index.cityOfState(state) === undefined;
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

function legalSuffix(words: readonly Word[], to: number): number {
  const next = words[to];
  return next?.joined === true && LEGAL_SUFFIX.has(next.folded) ? to + 1 : to;
}
