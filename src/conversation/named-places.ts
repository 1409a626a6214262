import type { Geoid, StateCode } from '../places/place.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import type { Utterance } from '../understanding/utterance.ts';
import type { Memory, Question } from './memory.ts';
import { wantedOf, type Assumption, type Request, type Subject } from './request.ts';
import { carryPlaces, subjectOf, type Situation } from './request-places.ts';

/** Candidates of a name that are offered. */
const MOST_OFFERED = 8;

/** The places that a message names. */
export interface NamedPlaces {
  readonly places: readonly Geoid[];
  readonly assumptions: readonly Assumption[];
  /** The first one that has to be asked about, and where it stands among the others. */
  readonly undecided?: { readonly mention: PlaceMention; readonly position: number };
}

/** Reads the names of a message: which places they are, what was assumed, and which one has to be asked about. */
export function readMentions(mentions: readonly PlaceMention[], base: Request): NamedPlaces {
  const places: Geoid[] = [];
  const assumptions: Assumption[] = [...base.assumptions];
  let undecided: NamedPlaces['undecided'];
  for (const mention of mentions) {
    const [first, ...others] = mention.candidates;
    if (first === undefined) continue;
    if (!mention.decided && !undecided) {
      undecided = { mention, position: places.length };
      continue;
    }
    if (places.includes(first)) continue;
    places.push(first);
    const isPart = mention.match === 'part';
    if (others.length > 0 || isPart || mention.guessed)
      assumptions.push({
        place: first,
        others: others.slice(0, 5),
        isPart,
        ...(mention.guessed && { guessedFrom: mention.text }),
      });
  }
  return { places, assumptions, undecided };
}

/** Asks which of the places of one name is meant. */
export function whichPlace({ mention, position }: NonNullable<NamedPlaces['undecided']>, subject: Subject): Question {
  return {
    kind: 'which-place',
    name: mention.text,
    ...(mention.notIn && { notIn: mention.notIn }),
    candidates: mention.candidates.slice(0, MOST_OFFERED),
    position,
    subject,
  };
}

/** "no, the one in Ohio", where that state has no place of the name that was looked at: which of the others is meant? */
export function noneOfNameIn(
  state: StateCode | undefined,
  base: Request,
  { memory, lookup }: Situation,
): Question | undefined {
  const name = lookup.get(memory.places.at(-1) ?? '')?.name;
  if (state === undefined || name === undefined) return undefined;
  const candidates = lookup.all
    .filter((place) => place.name === name)
    .toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0))
    .slice(0, MOST_OFFERED)
    .map(({ geoid }) => geoid);
  const places = memory.places.slice(0, -1);
  return {
    kind: 'which-place',
    name,
    notIn: state,
    candidates,
    position: places.length,
    subject: { ...subjectOf(base), places },
  };
}

/** "cities like Boise", "safest towns near Boise": of the place named, or of the first of those remembered. */
export function aboutOnePlace(base: Request, utterance: Utterance, situation: Situation): Request {
  const named = readMentions(utterance.mentions, base);
  if (named.undecided)
    return { ...base, question: whichPlace(named.undecided, { ...subjectOf(base), places: named.places }) };
  if (named.places.length > 0) return { ...base, places: named.places, assumptions: named.assumptions };
  return carryPlaces(base, situation);
}

/** "income in Orange County": asks which of its places is meant. */
export function whichOfArea(
  base: Request,
  { name, places }: NonNullable<Utterance['area']>,
  { topics, carry }: Utterance,
  memory: Memory,
): Request {
  const named = wantedOf(topics);
  const wanted = named.length === 0 && carry ? (memory.subject?.wanted ?? []) : named;
  const subject: Subject = { intent: base.intent, wanted, places: [] };
  return {
    ...base,
    wanted,
    question: { kind: 'which-place', name, area: true, candidates: places, position: 0, subject },
  };
}
