import type { Word } from './message.ts';
import type { NameIndex, OutsideEntry } from './name-index.ts';
import { surpriseOf, type Lookup, type Reading, type Stretch } from './readings.ts';
import { tieWeight } from './state-words.ts';
import { WEIGHT } from './weights.ts';

/** What lies outside the list: with its country or its state, where that follows. */
export function outsideReadings(entry: OutsideEntry, { from, to, key }: Stretch, lookup: Lookup): Reading[] {
  const { words, states, index } = lookup;
  const readings: Reading[] = [];
  if (entry.kind === 'foreign-city' || entry.kind === 'territory-city') {
    for (const end of countryAfter(words, to, entry.country, index))
      readings.push({
        from,
        to: end,
        meaning: { kind: 'outside', entry },
        score: WEIGHT.outside + surpriseOf(words.slice(to, end)),
      });
    if (index.names.has(key)) return readings; // without its country, it is our place of the name
  }
  readings.push({ from, to, meaning: { kind: 'outside', entry }, score: WEIGHT.outside });
  if (entry.kind !== 'county') return readings;
  for (const state of states.after(to)) {
    if (!entry.counties.some((county) => county.state === state.code)) continue;
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
    if ((entry?.kind === 'country' || entry?.kind === 'territory') && entry.name === country) ends.push(end);
  }
  return ends;
}
