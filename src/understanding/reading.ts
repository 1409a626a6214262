import type { PlacesInText } from '../places/gazetteer/reading.ts';
import type { Lexicon, Match } from './lexicon.ts';
import { amountsIn, type Amount } from './numbers.ts';
import { timesIn, type TimeMention } from './times.ts';
import { ABROAD, COUNTY, LONGEST_READ, PLACE, STATE, wordsOf, ZIP, type Mask, type Word } from './words.ts';

/** One message, read once; every rule looks at this. */
export interface Reading {
  /** The message as it was written. */
  readonly said: string;
  /** What of it is read. */
  readonly text: string;
  readonly places: PlacesInText;
  /** Spelled right where that could be told; names of the map are masked. */
  readonly words: readonly Word[];
  /** The words parted by single blanks: `what about @place`. */
  readonly plain: string;
  readonly matches: readonly Match[];
  /** The times that it names. */
  readonly times: readonly TimeMention[];
  /** Its numbers, without those of the times. */
  readonly amounts: readonly Amount[];
}

export function readUtterance(text: string, places: PlacesInText, lexicon: Lexicon): Reading {
  const read = text.slice(0, LONGEST_READ);
  const times = timesIn(read);
  const words = lexicon.mend(wordsOf(text, masksOf(places)));
  return {
    said: text,
    text,
    places,
    words,
    plain: words.map((word) => word.text).join(' '),
    matches: lexicon.find(words),
    times,
    amounts: amountsIn(read).filter(
      (amount) => !times.some(({ span }) => amount.span[0] < span[1] && span[0] < amount.span[1]),
    ),
  };
}

/** The position of the first word at or after an offset of the message. */
export function wordAt(words: readonly Word[], offset: number): number {
  const at = words.findIndex(({ end }) => end > offset);
  return at < 0 ? words.length : at;
}

function masksOf(places: PlacesInText): Mask[] {
  const masks: Mask[] = [];
  const add = (span: readonly [number, number], as: Mask['as']): void => {
    if (!masks.some((mask) => mask.span[0] < span[1] && span[0] < mask.span[1])) masks.push({ span, as });
  };
  for (const { span } of places.mentions) add(span, PLACE);
  for (const span of places.unknownSpans) add(span, PLACE);
  for (const { span } of places.states) add(span, STATE);
  for (const { span } of [...places.counties, ...places.regions]) add(span, COUNTY);
  for (const { span } of places.zipCodes) add(span, ZIP);
  for (const { span } of places.outside) add(span, ABROAD);
  return masks;
}
