import type { Catalogue } from '../topics/catalogue.ts';
import { directionOf, type Direction } from './directions.ts';
import type { Reading } from './reading.ts';
import type { ComparisonQuestion } from './utterance.ts';

const YES_NO =
  /^(?:(?:so|and|ok|hey|hi|hello|well|but|then) )*(?:is|are|does|do|did|has|have|was|were|would|can|isnt|arent|doesnt|dont|im guessing|i guess|i heard|i hear) /;
/** "Tampa is younger than Orlando, is she right?" */
const TRUE_OR_NOT =
  /\b(?:is|are) (?:he|she|it|that|this|they|i|we) (?:right|true|correct|so|wrong)\b|\b(?:true or false|right or wrong|really|am i right|true)$/;
const OR = /@place (?:or|vs|versus) (?:in )?@place|@place @place or @place/;
const WHICH = /\b(?:which|who|where|what (?:city|town|place|one))\b/;
/** Of those looked at: "which one is safer". */
const WHICH_ONE = /^(?:(?:so|and|ok|but|then) )*(?:which (?:one|of|is|has|place|city)|who (?:has|pays))\b/;
const COMPARES =
  /\b(?:compare[ds]?|comparison|comparing|versus|vs|v|difference[s]? between|differ|side by side|stack up|contrast|against|next to|than|which|better|worse|both|between)\b/;

/** A question that compares, with the figure it is about where a word of direction names one ("cheaper"). */
export interface Comparison {
  readonly question: ComparisonQuestion;
  readonly direction: Direction;
}

/** "is austin or denver cheaper", "which has the longer commute, reno or boise?", "is Detroit poorer than Flint?" */
export function comparisonOf(
  { plain, matches }: Reading,
  leansOnPlaces: boolean,
  catalogue: Catalogue,
): Comparison | undefined {
  const named = count(plain);
  if (named < 2 && !leansOnPlaces && !(named === 0 && WHICH_ONE.test(plain))) return undefined;
  const direction = directionOf(plain, matches, () => false, catalogue);
  if (direction === undefined) return undefined;
  if ((YES_NO.test(plain) || TRUE_OR_NOT.test(plain)) && /\bthan\b/.test(plain) && !OR.test(plain))
    return { question: { kind: 'is-it', order: direction.order }, direction };
  if (WHICH.test(plain) || OR.test(plain) || YES_NO.test(plain))
    return { question: { kind: 'which', order: direction.order }, direction };
  return undefined;
}

/** Whether the words themselves say that places are compared. */
export function saysCompare(plain: string): boolean {
  return COMPARES.test(plain);
}

function count(plain: string): number {
  return plain.split('@place').length - 1;
}
