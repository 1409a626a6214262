import type { Place, StateCode } from '../place.ts';
import { STATES, TERRITORIES } from '../states.ts';
import { spellings } from './spellings.ts';
import { createTypoIndex, type Near } from './typo-index.ts';

/** Nicknames and foreign names: the editors' `places.json`, read. */
export interface PlacesFile {
  /** Nickname to `Name, ST`. */
  readonly nicknames: Readonly<Record<string, string>>;
  /** A part of a city that has no figures of its own ("Brooklyn") to the city, as `Name, ST`. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Regions that are no places ("Silicon Valley") to the cities that are offered in their stead, as `Name, ST`. */
  readonly regions?: Readonly<Record<string, readonly string[]>>;
  /** Country to its own other names and its cities that people may ask for. */
  readonly countries: Readonly<
    Record<string, { readonly alsoCalled?: readonly string[]; readonly cities: readonly string[] }>
  >;
}

/** Everything that one name may mean, the most people first. */
export interface NameEntry {
  /** Its words without the blanks between them: what is looked up. */
  readonly key: string;
  /** The words as they are parted: `los angeles`. One key may have several: `la plata`, `laplata`. */
  readonly writings: readonly string[];
  readonly places: readonly Place[];
  /** The place of which the name is a nickname, where that is its first meaning. */
  readonly nicknamed: Place | undefined;
  /** The name is that of a part of the place that is nicknamed, not of the whole. */
  readonly isPart: boolean;
}

/** A name of something that is not a place of the list. */
export type OutsideEntry =
  | { readonly kind: 'county'; readonly name: string; readonly counties: readonly County[] }
  | { readonly kind: 'region'; readonly name: string; readonly places: readonly Place[] }
  /** A region that is made of whole states ("the Midwest"). */
  | { readonly kind: 'states'; readonly name: string; readonly states: readonly StateCode[] }
  | { readonly kind: 'territory'; readonly name: string }
  | { readonly kind: 'country'; readonly name: string }
  | { readonly kind: 'foreign-city'; readonly name: string; readonly country: string }
  | { readonly kind: 'territory-city'; readonly name: string; readonly country: string };

export interface County {
  readonly name: string;
  readonly state: StateCode;
  /** Its places, the most people first. */
  readonly places: readonly Place[];
}

/** A way to write a state. */
export interface StateForm {
  readonly code: StateCode;
  /** As it is filed: `newyork`, `ny`. */
  readonly key: string;
  readonly form: 'name' | 'code' | 'abbreviation';
}

export interface NameIndex {
  readonly names: ReadonlyMap<string, NameEntry>;
  readonly outside: ReadonlyMap<string, OutsideEntry>;
  readonly states: ReadonlyMap<string, StateForm>;
  near(typed: string, most: number): { readonly entry: NameEntry; readonly cost: number }[];
  nearState(typed: string, most: number): { readonly state: StateForm; readonly cost: number }[];
  /** "New York", "Washington": the places of a state's name, where the first is as well known by it as the state. */
  cityOfState(state: StateForm): readonly Place[] | undefined;
  /** -log10 of the share of all mentions of places that are of these. */
  rarity(places: readonly Place[]): number;
  /** Nicknames whose place is not in the list. */
  readonly unresolved: readonly string[];
}

/** A place whose population nobody published is small. */
const UNKNOWN_POPULATION = 100;
/** The smallest places are asked for by the people who live there, who are not the fewer for it. */
const FEWEST_INTERESTED = 200;
/** People ask for large places more often than for small ones, but not in proportion to their people. */
const INTEREST = 0.7;

/** A city with at least this many people is meant by its name as well as the state of that name. */
const AS_KNOWN_AS_ITS_STATE = 250_000;

/** How many people a place has, for putting places in order. */
export function peopleOf(place: Place): number {
  return place.population ?? UNKNOWN_POPULATION;
}

/** More people first; GEOID order between equals, so that the order is always the same. */
export function byPeople(a: Place, b: Place): number {
  return peopleOf(b) - peopleOf(a) || (a.geoid < b.geoid ? -1 : 1);
}

interface Draft {
  readonly writings: Set<string>;
  readonly places: Set<Place>;
  nickname?: Place;
  isPart?: boolean;
}

/** Files every name of every place, the states, the counties and the names from the editors' file. */
export function createNameIndex(places: readonly Place[], extra: PlacesFile): NameIndex {
  const drafts = new Map<string, Draft>();
  for (const place of places) {
    for (const name of [place.name, ...place.aliases])
      for (const words of spellings(name)) draft(drafts, words).places.add(place);
  }
  const unresolved = [
    ...addNicknames(drafts, extra.nicknames, false),
    ...addNicknames(drafts, extra.parts ?? {}, true),
  ];
  const regions = regionsOf(drafts, extra.regions ?? {}, unresolved);
  const names = new Map([...drafts].map(([key, one]) => [key, entryOf(key, one)]));
  const entries = [...names.values()];
  const nearNames = createTypoIndex(entries.map((entry) => entry.key));
  const states = stateForms();
  const longStates = [...states].filter(([key, { form }]) => form === 'name' && key.length >= 6);
  const nearStates = createTypoIndex(longStates.map(([key]) => key));
  const whole = places.reduce((sum, place) => sum + interest(place), 0);
  return {
    names,
    states,
    outside: outsideEntries(places, extra, regions),
    near: (typed, most) => pick(nearNames.near(typed, most), entries).map(([entry, cost]) => ({ entry, cost })),
    nearState: (typed, most) =>
      pick(nearStates.near(typed, most), longStates).map(([[, state], cost]) => ({ state, cost })),
    cityOfState({ form, key }) {
      const namesakes = form === 'name' ? names.get(key)?.places : undefined;
      const [first] = namesakes ?? [];
      return first !== undefined && peopleOf(first) >= AS_KNOWN_AS_ITS_STATE ? namesakes : undefined;
    },
    rarity: (some) => Math.log10(whole / some.reduce((sum, place) => sum + interest(place), 0)),
    unresolved,
  };
}

function pick<T>(near: readonly Near[], list: readonly T[]): [T, number][] {
  return near.flatMap(({ id, cost }) => {
    const item = list[id];
    return item === undefined ? [] : [[item, cost] satisfies [T, number]];
  });
}

function interest(place: Place): number {
  return Math.max(FEWEST_INTERESTED, peopleOf(place)) ** INTEREST;
}

function draft(drafts: Map<string, Draft>, words: readonly string[]): Draft {
  const key = words.join('');
  let found = drafts.get(key);
  if (found === undefined) drafts.set(key, (found = { writings: new Set(), places: new Set() }));
  found.writings.add(words.join(' '));
  return found;
}

function addNicknames(drafts: Map<string, Draft>, nicknames: PlacesFile['nicknames'], isPart: boolean): string[] {
  const unresolved: string[] = [];
  const resolved: [string, Place][] = [];
  for (const [nickname, target] of Object.entries(nicknames)) {
    const place = placeCalled(target, drafts);
    if (place === undefined) unresolved.push(nickname);
    else resolved.push([nickname, place]);
  }
  for (const [nickname, place] of resolved)
    for (const words of spellings(nickname)) Object.assign(draft(drafts, words), { nickname: place, isPart });
  return unresolved;
}

/** The place of a name and a state: "Name, ST". */
function placeCalled(target: string, drafts: ReadonlyMap<string, Draft>): Place | undefined {
  const at = target.lastIndexOf(',');
  const key = spellings(target.slice(0, at))[0]?.join('') ?? '';
  const state = target.slice(at + 1).trim();
  return [...(drafts.get(key)?.places ?? [])].filter((one) => one.state === state).sort(byPeople)[0];
}

/** @param unresolved gets the names of cities that are not in the list */
function regionsOf(
  drafts: ReadonlyMap<string, Draft>,
  regions: Readonly<Record<string, readonly string[]>>,
  unresolved: string[],
): readonly { readonly name: string; readonly places: readonly Place[] }[] {
  return Object.entries(regions).map(([name, cities]) => ({
    name,
    places: cities.flatMap((city) => {
      const place = placeCalled(city, drafts);
      if (place === undefined) unresolved.push(city);
      return place ?? [];
    }),
  }));
}

/** A nickname comes first if its place is larger than every place that really has the name. */
function entryOf(key: string, { writings, places, nickname, isPart = false }: Draft): NameEntry {
  const all = [...new Set([...places, ...(nickname ? [nickname] : [])])].sort(byPeople);
  const nicknamed = nickname !== undefined && all[0] === nickname && !places.has(nickname) ? nickname : undefined;
  return { key, writings: [...writings], places: all, nicknamed, isPart: isPart && nicknamed !== undefined };
}

function stateForms(): Map<string, StateForm> {
  const forms = new Map<string, StateForm>();
  const add = (key: string, code: StateCode, form: StateForm['form']): unknown => forms.set(key, { key, code, form });
  for (const { code, name, abbreviations } of STATES) {
    for (const short of abbreviations) for (const words of spellings(short)) add(words.join(''), code, 'abbreviation');
    for (const words of spellings(name)) add(words.join(''), code, 'name');
    add(code.toLowerCase(), code, 'code');
  }
  return forms;
}

function outsideEntries(
  places: readonly Place[],
  { countries }: PlacesFile,
  regions: readonly { readonly name: string; readonly places: readonly Place[] }[],
): Map<string, OutsideEntry> {
  const entries = new Map<string, OutsideEntry>();
  const add = (name: string, entry: OutsideEntry): void => {
    for (const words of spellings(name)) entries.set(words.join(''), entry);
  };
  for (const [country, { alsoCalled, cities }] of Object.entries(countries)) {
    for (const city of cities) add(city, { kind: 'foreign-city', name: city, country });
    for (const name of [country, ...(alsoCalled ?? [])]) add(name, { kind: 'country', name: country });
  }
  for (const { name, others, cities } of TERRITORIES) {
    for (const city of cities) add(city, { kind: 'territory-city', name: city, country: name });
    for (const one of [name, ...others]) add(one, { kind: 'territory', name });
  }
  for (const region of regions)
    for (const name of [region.name, region.name.replace(/^the /, '')]) add(name, { kind: 'region', ...region });
  for (const [name, counties] of countiesByName(places)) add(name, { kind: 'county', name, counties });
  return entries;
}

/** Counties of one name, the one with the most people in its places first. */
function countiesByName(places: readonly Place[]): Map<string, County[]> {
  const members = new Map<string, Map<StateCode, Place[]>>();
  for (const place of places) {
    for (const county of place.counties) {
      const states = members.get(county) ?? new Map<StateCode, Place[]>();
      members.set(county, states);
      states.set(place.state, [...(states.get(place.state) ?? []), place]);
    }
  }
  const people = (county: County): number => county.places.reduce((sum, place) => sum + peopleOf(place), 0);
  return new Map(
    [...members].map(([name, states]) => [
      name,
      [...states]
        .map(([state, inside]) => ({ name, state, places: inside.sort(byPeople) }))
        .sort((a, b) => people(b) - people(a)),
    ]),
  );
}
