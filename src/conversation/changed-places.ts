import type { PlaceLookup } from '../places/lookup.ts';
import type { Geoid, StateCode } from '../places/place.ts';
import type { Carry, Utterance } from '../understanding/utterance.ts';
import type { Memory } from './memory.ts';
import type { Situation } from './request-places.ts';

/**
 * The remembered places after the message has changed them: one added, swapped, kept, dropped or corrected. Undefined when it
 * changes none of them: then it is about the places it names, or, naming none, about the remembered ones (`carryPlaces`).
 */
export function placesAfter(
  carry: Carry | undefined,
  named: readonly Geoid[],
  utterance: Utterance,
  { memory, lookup }: Situation,
): readonly Geoid[] | undefined {
  const before = memory.places;
  switch (carry?.kind) {
    case 'add-places':
      return before.length > 0 && named.length > 0 ? [...before, ...named] : undefined;
    case 'swap': {
      if (carry.position === 0) return swapNamed(before, named);
      const replacement = named[0];
      const index = carry.position < 0 ? before.length + carry.position : carry.position - 1;
      if (replacement === undefined || before[index] === undefined) return undefined;
      return before.map((geoid, at) => (at === index ? replacement : geoid));
    }
    case 'keep': {
      const list = listed(memory);
      const kept = carry.positions
        .map((position) => list[position < 0 ? list.length + position : position - 1])
        .filter((geoid) => geoid !== undefined);
      return kept.length > 0 ? kept : undefined;
    }
    case 'drop': {
      const left = before.filter((geoid) => !named.includes(geoid));
      return left.length > 0 ? left : undefined;
    }
    case 'correction':
      return corrected(before, named, utterance.states[0], lookup);
    case 'same-topic':
    case 'same-places':
    case 'more':
    case undefined:
      return undefined;
  }
}

/** What positions count: the lines listed last, the places compared last, or those asked the same about one after the other. */
function listed({ offered = [], places, recent = [] }: Memory): readonly Geoid[] {
  if (offered.length > 0) return offered;
  if (places.length > 1) return places;
  const other = recent.findLastIndex(({ topic }) => topic !== recent.at(-1)?.topic);
  return recent.slice(other + 1).map(({ place }) => place);
}

/** "replace Boise with Reno": the first one named goes, the second comes in its place. */
function swapNamed(before: readonly Geoid[], [gone, comes]: readonly Geoid[]): readonly Geoid[] | undefined {
  if (gone === undefined || comes === undefined || !before.includes(gone)) return undefined;
  return before.map((geoid) => (geoid === gone ? comes : geoid));
}

/** "no, the one in Missouri", "I meant Portland Maine": the wrong place of that name gives way, or else the last one named. */
function corrected(
  before: readonly Geoid[],
  named: readonly Geoid[],
  state: StateCode | undefined,
  lookup: PlaceLookup,
): readonly Geoid[] | undefined {
  const right = named[0];
  if (right !== undefined) {
    const name = lookup.get(right)?.name;
    const sameName = before.findIndex((geoid) => geoid !== right && lookup.get(geoid)?.name === name);
    const wrong = sameName >= 0 ? sameName : before.length - 1;
    return wrong < 0 ? [right] : before.map((geoid, at) => (at === wrong ? right : geoid));
  }
  if (state === undefined) return undefined;
  for (let at = before.length - 1; at >= 0; at--) {
    const name = lookup.get(before[at] ?? '')?.name;
    const meant = name === undefined ? undefined : lookup.named(name, state)[0];
    if (meant !== undefined) return before.map((geoid, index) => (index === at ? meant : geoid));
  }
  return undefined;
}
