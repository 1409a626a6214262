import type { WordUses } from './surprise.ts';
import { tokenize, type Token } from './tokens.ts';

/** Says whether a word, or words parted by single blanks, are the name of something that people ask about ("rent", "mobile homes"). */
export type TopicWords = (words: string) => boolean;

/** A word of a message with how much it says. */
export interface Word extends Token {
  /** -log10 of the chance to meet the word here by accident. */
  readonly surprise: number;
  readonly kind: 'word' | 'name' | 'unknown' | 'topic' | 'number';
  /** The first word of a sentence: its capital says nothing. */
  readonly opens: boolean;
  /** Part of a topic's name of several words. */
  readonly inTopicPhrase: boolean;
}

/** A message, as far as the search for places looks at it. */
export interface Message {
  readonly words: readonly Word[];
  /** Whether capitals tell names from words: some are there, but not in every word. */
  readonly capitalsCount: boolean;
  readonly mentionsTopic: boolean | undefined;
}

/** What people ask about a city is short; nothing after this many characters is read for places. */
export const LONGEST_READ = 1_000;
/** Words that a topic's name has are expected in any message. */
const TOPIC_SURPRISE = 2.7;
const LONGEST_TOPIC_PHRASE = 4;

/** Reads a message into words. Without `topicWords` nothing is assumed about topics. */
export function readMessage(text: string, uses: WordUses, topicWords: TopicWords | undefined): Message {
  const tokens = tokenize(text.slice(0, LONGEST_READ));
  const phrases = topicWords === undefined ? new Set<number>() : topicPhrases(tokens, topicWords);
  let upper = 0;
  let lower = 0;
  let capitalsInside = 0;
  const words = tokens.map((token, i): Word => {
    const opens = i === 0 || /[.!?:\n]/.test(token.gap);
    if (token.shape === 'lower') lower += 1;
    else upper += 1;
    if (token.shape === 'capital' && !opens && token.folded !== 'i') capitalsInside += 1;
    const base = token.owner?.folded ?? token.folded;
    const inTopicPhrase = phrases.has(i);
    if (/^\d+$/.test(token.folded)) return { ...token, surprise: 2, kind: 'number', opens, inTopicPhrase };
    const use = uses(/['’]/.test(token.raw) ? base.replace(/nt$/, 'n') : base);
    if (inTopicPhrase || topicWords?.(base) === true)
      return { ...token, surprise: Math.min(use.surprise, TOPIC_SURPRISE), kind: 'topic', opens, inTopicPhrase };
    return { ...token, ...use, opens, inTopicPhrase };
  });
  return {
    words,
    capitalsCount: lower > 0 && upper > 0 && capitalsInside < words.length - 1,
    mentionsTopic: topicWords === undefined ? undefined : words.some((word) => word.kind === 'topic'),
  };
}

function topicPhrases(tokens: readonly Token[], topicWords: TopicWords): Set<number> {
  const inside = new Set<number>();
  for (let from = 0; from < tokens.length; from += 1) {
    let phrase = tokens[from]?.folded ?? '';
    for (let to = from + 1; to < Math.min(tokens.length, from + LONGEST_TOPIC_PHRASE); to += 1) {
      phrase += ` ${tokens[to]?.folded ?? ''}`;
      if (topicWords(phrase)) for (let i = from; i <= to; i += 1) inside.add(i);
    }
  }
  return inside;
}
