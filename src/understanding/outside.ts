import type { OutsideMention } from '../places/gazetteer/reading.ts';
import type { WordUses } from '../places/gazetteer/surprise.ts';
import type { Geoid } from '../places/place.ts';
import { carryOf } from './carry.ts';
import type { Reading } from './reading.ts';
import { acceptance, type Scored } from './scorer.ts';
import type { Utterance } from './utterance.ts';
import { isEmpty, MASKS } from './words.ts';

/** Why a message is not for us. */
export interface Outside {
  readonly kind: NonNullable<Utterance['outside']>;
  /** Whatever else it may mean. */
  readonly certain: boolean;
  /** The city or the country abroad. */
  readonly abroad?: OutsideMention;
}

/** A city abroad with a namesake here of fewer people than this is the one abroad. */
const KNOWN_HERE = 15_000;
/** One that everybody talks about ("Paris", "Rome", by the frequency of its name) is meant unless the one here is big. */
const BIG_HERE = 100_000;
const FAMOUS = 5.2;
const WHY = /^(?:(?:but|and|so|ok) )*(?:why|how come)\b/;
/** Words that may stand around a place's name without asking for anything. */
const FILLER =
  /^(?:hi|hello|hey|ok|okay|and|so|now|then|what|how|about|please|show|me|tell|see|try|do|lets|let|us|with|for|in|at|near|from|to|of|on|my|i|im|we|live|lives|go|going|city|town|place|village|usa|us|america|united|states|thanks|no|yes|yeah|one|or|vs|versus|compare|but|also|too|again|instead|meant|mean|not|you|know|give|want|need|can|could|like|look|looking|up|more|it|them|this|that|there|same|add|swap|replace|only|just|first|second|third|last|other|without|drop|remove|between|which|better|should|would|both|difference)$/;

/** What speaks against a message being for us; undefined when nothing does. */
export function outsideOf(
  reading: Reading,
  scored: readonly Scored[],
  asksFigures: boolean,
  uses: WordUses,
  population: (geoid: Geoid) => number | undefined,
): Outside | undefined {
  const { words, places, matches, text } = reading;
  const own = words.filter((word) => !(MASKS as readonly string[]).includes(word.text));
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'nonsense', certain: true };
  const about = matches.flatMap(({ meaning }) => (meaning.for === 'outside' ? [meaning.about] : []));
  if (about.includes('tricks')) return { kind: 'prompt-trick', certain: true };
  if (about.includes('abuse')) return { kind: 'abuse', certain: true };
  const [best] = scored;
  // a state is enough of a reason to list its cities where nothing else is said, and no more
  const accepted = best !== undefined && best.probability >= (best.label === 'list-cities' ? 0.5 : acceptance(reading));
  const foreign = places.outside.filter(
    ({ alsoPlace, span }) => !alsoPlace || isAbroad(reading, span, uses, population),
  );
  const [abroad] = foreign;
  if (
    abroad !== undefined &&
    places.mentions.every(({ span }) => foreign.some((one) => span[0] === one.span[0] || isIts(text, span, one.span)))
  )
    return { kind: abroad.kind === 'territory' ? 'territory' : 'foreign-city', certain: true, abroad };
  if (places.mentions.length === 0 && places.zipCodes.length > 0 && own.length <= 8)
    return { kind: 'zip-code', certain: true };
  if (asksFigures || accepted || carryOf(reading.plain, false)?.kind === 'same-topic') return undefined;
  const content = own.filter((word) => !isEmpty(word) && !FILLER.test(word.text) && !/^\d+$/.test(word.text));
  if (WHY.test(reading.plain)) return { kind: 'reasons', certain: false };
  if (about.length > 0) return { kind: 'off-topic', certain: false };
  if (places.mentions.length > 0 || places.states.length > 0)
    return content.length > 0 ? { kind: 'off-topic', certain: false } : undefined;
  return undefined;
}

/** "Vancouver, Canada": what stands right after a place is where it lies. */
function isIts(text: string, place: readonly [number, number], country: readonly [number, number]): boolean {
  return place[1] < country[0] && /^[\s,]+$/.test(text.slice(place[1], country[0]));
}

function isAbroad(
  { places }: Reading,
  span: readonly [number, number],
  uses: WordUses,
  population: (geoid: Geoid) => number | undefined,
): boolean {
  const mention = places.mentions.find((one) => one.span[0] === span[0]);
  const people = population(mention?.candidates[0] ?? '') ?? 0;
  return people < KNOWN_HERE || (people < BIG_HERE && uses(mention?.text.toLowerCase() ?? '').surprise < FAMOUS);
}
