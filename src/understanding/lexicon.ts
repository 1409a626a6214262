import type { TypoIndex } from '../places/gazetteer/typo-index.ts';
import { createTypoIndex, mistakesAllowed } from '../places/gazetteer/typo-index.ts';
import type { WordUses } from '../places/gazetteer/surprise.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import type { IntentId } from './utterance.ts';
import { isEmpty, PLACE, STATE, stemOf, stemsOf, type Word, wordsOf } from './words.ts';

/** What a phrase of the lexicon speaks for. */
export type Meaning =
  | {
      readonly for: 'topic';
      readonly topic: TopicId;
      readonly metric?: MetricId;
      /** A direction word: "cheapest" asks for the lowest, "richer" for the higher. */
      readonly order?: 'highest' | 'lowest';
      /** Counts only where nothing stronger does: "expensive". */
      readonly weak: boolean;
    }
  | { readonly for: 'intent'; readonly intent: IntentId }
  /** Something that people ask and that is not for us: "restaurants". */
  | { readonly for: 'outside'; readonly about: string };

export interface LexiconEntry {
  readonly phrase: string;
  readonly meaning: Meaning;
}

/** A phrase found in a message. */
export interface Match {
  readonly phrase: string;
  readonly meaning: Meaning;
  /** Positions of its first word and of the one after its last. */
  readonly from: number;
  readonly to: number;
  /** How much it says: about 1 for a word that one topic has for itself, less for words of many topics, more for longer phrases. */
  readonly weight: number;
}

export interface Lexicon {
  /** Every phrase in the message, of overlapping ones those that say most, in the order of the message. */
  find(words: readonly Word[]): readonly Match[];
  /** The words with misspelled ones put right; a misspelled word keeps its place in the message. */
  mend(words: readonly Word[]): readonly Word[];
  /** Whether one word, or words parted by blanks, name something that is asked about; of what is not for us, only several words. */
  has(phrase: string): boolean;
}

interface Phrase extends LexiconEntry {
  readonly stems: readonly string[];
  readonly weight: number;
}

/** Words that may stand inside a phrase without breaking it: "people in Tacoma living below ...". */
const MAY_STAND_BETWEEN = new Set([
  PLACE,
  STATE,
  ...'in at on for to from by with and or of here there their his her them they we you i my your our people city town area place actually currently now today right some any there all'
    .split(' ')
    .map(stemOf),
]);
const LONGEST_GAP = 2;
/** What a word adds to its phrase however many topics have it. */
const LEAST = 0.2;

/**
 * The words of the corpus, ready to be found in messages: by stem, with up to two small words between, one or two typing mistakes
 * in words that are no English words.
 * @param known other words that are spelled right (those of the phrases)
 */
export function createLexicon(entries: readonly LexiconEntry[], known: readonly string[], uses: WordUses): Lexicon {
  const vocabulary = new Set<string>();
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of weighted(entries)) {
    const first = phrase.stems[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
    for (const { text } of wordsOf(phrase.phrase)) vocabulary.add(text);
  }
  for (const word of known) vocabulary.add(word);
  const spellings = [...vocabulary].filter((word) => word.length >= 4 && /^[a-z]+$/.test(word));
  const knownStems = new Set([...vocabulary].map(stemOf));
  const typos = createTypoIndex(spellings);
  const mended = (word: Word): Word => {
    const right = spelledRight(word, knownStems, spellings, typos, uses);
    return right === undefined ? word : { ...word, text: right, stem: stemOf(right) };
  };

  return {
    mend: (words) => words.map(mended),
    find(words) {
      const full = words.flatMap((word, at) => (isEmpty(word) ? [] : [{ word, at }]));
      const found: Match[] = [];
      full.forEach(({ word }, from) => {
        for (const phrase of byFirst.get(word.stem) ?? []) {
          const to = endOf(phrase.stems, full, from);
          if (to === undefined) continue;
          found.push({
            phrase: phrase.phrase,
            meaning: phrase.meaning,
            from: full[from]?.at ?? 0,
            to: (full[to - 1]?.at ?? 0) + 1,
            weight: phrase.weight,
          });
        }
      });
      return longest(found);
    },
    has: (phrase) => {
      const wanted = stemsOf(phrase);
      return (byFirst.get(wanted[0] ?? '') ?? []).some(
        ({ stems, meaning }) =>
          (meaning.for === 'topic' || (meaning.for === 'outside' && wanted.length > 1)) &&
          stems.length === wanted.length &&
          stems.every((stem, i) => stem === wanted[i]),
      );
    },
  };
}

/** Where a phrase that starts at `from` ends; undefined when it is not there. */
function endOf(stems: readonly string[], full: readonly { word: Word }[], from: number): number | undefined {
  let at = from + 1;
  for (const stem of stems.slice(1)) {
    let gap = 0;
    while (full[at] !== undefined && full[at]?.word.stem !== stem) {
      if (gap === LONGEST_GAP || !MAY_STAND_BETWEEN.has(full[at]?.word.stem ?? '')) return undefined;
      gap += 1;
      at += 1;
    }
    if (full[at] === undefined) return undefined;
    at += 1;
  }
  return at;
}

/** The phrases with what each says; those that are the same but for their endings are one. */
function weighted(entries: readonly LexiconEntry[]): readonly Phrase[] {
  const owners = new Map<string, Set<string>>();
  const all = new Map<string, LexiconEntry & { readonly stems: readonly string[] }>();
  for (const entry of entries) {
    const stems = stemsOf(entry.phrase);
    const key = `${stems.join(' ')}|${JSON.stringify(entry.meaning)}`;
    if (stems.length > 0 && !all.has(key)) all.set(key, { ...entry, stems });
    for (const stem of stems) owners.set(stem, (owners.get(stem) ?? new Set()).add(ownerOf(entry.meaning)));
  }
  const rarest = Math.log(1 + new Set(entries.map(({ meaning }) => ownerOf(meaning))).size);
  return [...all.values()].map((entry) => ({
    ...entry,
    weight: entry.stems.reduce(
      (sum, stem) => sum + Math.max(LEAST, 1 - Math.log(owners.get(stem)?.size ?? 1) / rarest),
      0,
    ),
  }));
}

function ownerOf(meaning: Meaning): string {
  if (meaning.for === 'topic') return meaning.topic;
  return meaning.for === 'intent' ? meaning.intent : 'outside';
}

/**
 * The phrases that say most win, and weak ones give way to all others ("how many people are in college"); of two that overlap both
 * stay if they are the same words (they speak for two things).
 */
function longest(found: readonly Match[]): Match[] {
  const kept: Match[] = [];
  const ordered = [...found].sort(
    (a, b) =>
      Number(isWeak(a)) - Number(isWeak(b)) ||
      b.weight - a.weight ||
      b.to - b.from - (a.to - a.from) ||
      a.from - b.from,
  );
  for (const match of ordered) {
    const clash = kept.find((other) => match.from < other.to && match.to > other.from);
    if (clash === undefined || (clash.from === match.from && clash.to === match.to && clash.weight === match.weight))
      kept.push(match);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function isWeak({ meaning }: Match): boolean {
  return meaning.for === 'topic' && meaning.weak;
}

function spelledRight(
  word: Word,
  known: ReadonlySet<string>,
  spellings: readonly string[],
  typos: TypoIndex,
  uses: WordUses,
): string | undefined {
  if (known.has(word.stem) || word.text.length < 4 || !/^[a-z]+$/.test(word.text)) return undefined;
  if (uses(word.text).kind !== 'unknown') return undefined;
  const most = Math.min(mistakesAllowed(word.text.length), word.text.length >= 7 ? 2 : 1);
  const [best] = typos.near(word.text, most).sort((a, b) => a.cost - b.cost);
  return best === undefined ? undefined : spellings[best.id];
}
