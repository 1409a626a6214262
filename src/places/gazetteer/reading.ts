import type { PlaceMention } from '../place-mention.ts';
import type { Geoid, Place, StateCode } from '../place.ts';
import { MISTAKE } from './edit-distance.ts';
import type { Message, Word } from './message.ts';
import { peopleOf, type NameIndex, type OutsideEntry } from './name-index.ts';
import type { Meaning } from './readings.ts';
import type { Segment } from './segments.ts';
import { unknownNames } from './unknown-names.ts';
import { zipCodesIn } from './zip-codes.ts';

/** Start and end offset in the message. */
export type Span = readonly [number, number];

/** A state that the message names; a region of whole states is named as each of them, at the same span. */
export interface StateMention {
  readonly code: StateCode;
  readonly span: Span;
  /**
   * The same words are also a city's name and stand in `mentions` too ("New York", "Washington"): words of a ranking speak for the
   * state, others for the city.
   */
  readonly alsoPlace: boolean;
}

/** A county that the message names: the likeliest one first, where several states have one of the name. */
export interface CountyMention {
  readonly span: Span;
  readonly counties: readonly { readonly name: string; readonly state: StateCode; readonly places: readonly Geoid[] }[];
}

/** A region that is no place ("Silicon Valley"), with cities of it. */
export interface RegionMention {
  readonly span: Span;
  readonly name: string;
  readonly places: readonly Geoid[];
}

export interface ZipCodeMention {
  readonly zip: string;
  readonly span: Span;
}

/** A country, a city abroad or a territory. */
export interface OutsideMention {
  readonly kind: 'country' | 'foreign-city' | 'territory';
  /** Its usual name; of a city without the country. */
  readonly name: string;
  /** The country of a city. */
  readonly country?: string;
  readonly span: Span;
  /** The words are taken for a place of the United States of that name, which stands in `mentions` ("Paris"). */
  readonly alsoPlace: boolean;
}

/** What a message names. Each list is in the order of the message. */
export interface PlacesInText {
  readonly mentions: readonly PlaceMention[];
  /** Names that stand where a place would and are in no list, as written. */
  readonly unknownNames: readonly string[];
  /** Where those stand that surely are names: with their states. */
  readonly unknownSpans: readonly Span[];
  readonly states: readonly StateMention[];
  readonly counties: readonly CountyMention[];
  readonly regions: readonly RegionMention[];
  readonly zipCodes: readonly ZipCodeMention[];
  readonly outside: readonly OutsideMention[];
  /** The message with a fixed word of `MASK` in place of each of these. */
  readonly masked: string;
}

/** What stands in a masked message: words that no message has by itself, made of letters so that every tokenizer keeps them. */
export const MASK = {
  place: 'aplacename',
  state: 'astatename',
  county: 'acountyname',
  zip: 'azipcode',
  outside: 'aforeignname',
} as const;

/** A name takes the place with the most people when it has at least this many times the people of the next. */
const CLEAR_LEAD = 2;
/** A place of nearly the same name is worth a word when it has this many times the people. */
const FAR_BIGGER = 3;
/** Shorter names are too often near each other by accident. */
const SHORTEST_NEAR = 7;
/** "Birmingham" and "San Jose" need no word about the cities abroad, "Paris" and "London" do. */
const AS_KNOWN_AS_ABROAD = 150_000;

/** A slip in the name of a place this large leaves no doubt which one is meant. */
const SURELY_MEANT = 250_000;

interface Mask {
  readonly span: Span;
  readonly word: string;
}

/** Turns the chosen segments into what the message names. */
export function readPlaces(text: string, message: Message, chosen: readonly Segment[], index: NameIndex): PlacesInText {
  const mentions: PlaceMention[] = [];
  const states: StateMention[] = [];
  const counties: CountyMention[] = [];
  const regions: RegionMention[] = [];
  const outside: OutsideMention[] = [];
  const masks: Mask[] = [];
  const unknown = unknownNames(text, message, chosen);
  const statesOfUnknown = new Set(unknown.map(({ state }) => state));
  const { words } = message;
  const spanOf = (segment: Segment): Span => [words[segment.from]?.start ?? 0, segment.end];

  chosen.forEach((segment, i) => {
    const { meaning } = segment;
    const span = spanOf(segment);
    if (meaning.kind === 'place') {
      const mention = { ...mentionOf(text, span, meaning.places, meaning.match), ...guessOf(meaning) };
      masks.push({ span, word: MASK.place });
      if (meaning.wrongState !== undefined) {
        mentions.push({ ...mention, decided: false, notIn: meaning.wrongState.code });
        unknown.push({ text: mention.text, at: span[0] });
        return;
      }
      if (meaning.state !== undefined) {
        mentions.push(mention);
        return;
      }
      mentions.push(meaning.match === 'exact' ? withNearNamesake(mention, meaning, index) : mention);
      const state = index.states.get(meaning.key);
      if (state?.form === 'name') states.push({ code: state.code, span, alsoPlace: true });
      const abroad = index.outside.get(meaning.key);
      if (abroad?.kind === 'foreign-city' && meaning.places.every((place) => peopleOf(place) < AS_KNOWN_AS_ABROAD))
        outside.push({ kind: abroad.kind, name: abroad.name, country: abroad.country, span, alsoPlace: true });
      return;
    }
    if (meaning.kind === 'outside') {
      const { entry } = meaning;
      if (entry.kind === 'county') {
        const named = entry.counties.filter(({ state }) => meaning.state === undefined || state === meaning.state);
        counties.push({
          span,
          counties: named.map((one) => ({ ...one, places: one.places.map(({ geoid }) => geoid) })),
        });
      } else if (entry.kind === 'region')
        regions.push({ span, name: entry.name, places: entry.places.map(({ geoid }) => geoid) });
      else if (entry.kind === 'states') for (const code of entry.states) states.push({ code, span, alsoPlace: false });
      else if (entry.kind === 'territory-city')
        outside.push({ kind: 'territory', name: entry.country, span, alsoPlace: false });
      else outside.push({ ...entry, span, alsoPlace: false });
      masks.push({ span, word: maskOf(entry) });
      return;
    }
    if (statesOfUnknown.has(segment)) return;
    const again = sameNameIn(meaning.state.code, chosen.slice(0, i), segment, words);
    const city = meaning.state.explicit ? undefined : index.cityOfState(meaning.state);
    if (again !== undefined) mentions.push(mentionOf(text, span, again, 'exact'));
    else {
      if (city !== undefined) mentions.push(mentionOf(text, span, city, 'exact'));
      states.push({ code: meaning.state.code, span, alsoPlace: city !== undefined });
    }
    masks.push({ span, word: (again ?? city) ? MASK.place : MASK.state });
  });

  const zipCodes = zipCodesIn(text, words, chosen);
  for (const { span } of zipCodes) masks.push({ span, word: MASK.zip });
  const unknownSpans = unknown.flatMap(({ at, state }): Span[] => (state === undefined ? [] : [[at, state.end]]));
  for (const span of unknownSpans) masks.push({ span, word: MASK.place });
  const names = [...unknown].sort((a, b) => a.at - b.at).map((one) => one.text);
  const masked = mask(text, masks);
  return { mentions, unknownNames: names, unknownSpans, states, counties, regions, zipCodes, outside, masked };
}

function maskOf({ kind }: OutsideEntry): string {
  if (kind === 'states') return MASK.state;
  return kind === 'county' || kind === 'region' ? MASK.county : MASK.outside;
}

/**
 * "Pittsburg" is a city in California, and how many write Pittsburgh: a far bigger place whose name has one letter more or less
 * comes right after the one that is taken.
 */
function withNearNamesake(
  mention: PlaceMention,
  { key, places: [taken] }: { readonly key: string; readonly places: readonly Place[] },
  index: NameIndex,
): PlaceMention {
  const [first, ...others] = mention.candidates;
  if (!mention.decided || first === undefined || taken === undefined || key.length < SHORTEST_NEAR) return mention;
  const bigger = index
    .near(key, 1)
    .filter(({ entry }) => Math.abs(entry.key.length - key.length) === 1 && entry.key.startsWith(key.charAt(0)))
    .flatMap(({ entry }) => entry.places.slice(0, 1))
    .filter((place) => !mention.candidates.includes(place.geoid) && peopleOf(place) >= FAR_BIGGER * peopleOf(taken))
    .sort((a, b) => peopleOf(b) - peopleOf(a))[0];
  return bigger === undefined ? mention : { ...mention, candidates: [first, bigger.geoid, ...others] };
}

function mentionOf(text: string, span: Span, places: readonly Place[], match: PlaceMention['match']): PlaceMention {
  const [first, second] = places;
  const decided =
    match === 'nickname' ||
    match === 'part' ||
    second === undefined ||
    (first !== undefined && peopleOf(first) >= CLEAR_LEAD * peopleOf(second));
  return { text: text.slice(...span), span, candidates: places.map(({ geoid }) => geoid), decided, match };
}

/** A small place whose name has another letter, or more than one slip, is a guess. */
function guessOf({ places: [place], slip = 0 }: Meaning & { readonly kind: 'place' }): { readonly guessed?: true } {
  return slip >= MISTAKE.wrong && place !== undefined && peopleOf(place) < SURELY_MEANT ? { guessed: true } : {};
}

/** "springfield il or mo", "springfield mo vs ma vs il": states after a name with a state, which have places of the name too. */
function sameNameIn(
  code: StateCode,
  before: readonly Segment[],
  segment: Segment,
  words: readonly Word[],
): readonly Place[] | undefined {
  let next = segment;
  for (const one of before.toReversed()) {
    const between = words.slice(one.to, next.from);
    if (between.length > 1 || !between.every(({ folded }) => BETWEEN_STATES.has(folded))) return undefined;
    const { meaning } = one;
    if (meaning.kind === 'outside') return undefined;
    if (meaning.kind === 'place') {
      const namesakes = meaning.state === undefined ? [] : meaning.namesakes.filter(({ state }) => state === code);
      return namesakes.length > 0 ? namesakes : undefined;
    }
    next = one;
  }
  return undefined;
}
const BETWEEN_STATES = new Set(['and', 'n', 'or', 'vs', 'versus', 'v']);

function mask(text: string, masks: readonly Mask[]): string {
  let masked = '';
  let at = 0;
  for (const { span, word } of [...masks].sort((a, b) => a.span[0] - b.span[0])) {
    masked += text.slice(at, span[0]) + word;
    at = span[1];
  }
  return masked + text.slice(at);
}
