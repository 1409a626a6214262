import type { Message, Word } from './message.ts';

/** What the words around a name say about it, in powers of ten. */
const SAYS = {
  preposition: 1,
  looseWord: 0.4,
  /** "the reading", "my home": a noun follows, unless the name itself begins with "the". */
  determiner: -1.5,
  /** "my austin", "the most madison like": a word that is mostly a name bears it better. */
  determinerOfName: -0.6,
  /** "we hope": a verb follows. */
  pronoun: -0.7,
  /** "mobile phones", "great surprise": two common words that make one thing. */
  nounAfter: -0.8,
  wordBefore: -0.4,
  edge: 0.3,
  possessive: 0.7,
  topicBeside: 0.5,
  topicInMessage: 0.6,
  noTopic: -0.6,
  capitalWord: 1.6,
  capitalName: 0.5,
  smallLetters: -0.7,
  topicPhrase: -2.5,
  /** "most expensive texas city": a city of Texas, not Texas City. */
  superlative: -2.5,
} as const;

/** What a name gains when another one stands beside it: "austin denver boise", "reno and mobile". */
export const COMPANY = 0.6;
/** What a state gains after a name with a state, where it has a place of the name too: "springfield il or mo". */
export const SAME_NAME = 2.5;
/** What it costs to read the "n" between two names as "North": "minneapolis n st paul". */
export const N_FOR_NORTH = -4;
/** No name gains more than this from the one before it. */
export const MOST_GAINED = Math.max(COMPANY, SAME_NAME);
/** What it costs to read a state that stands after a place as a state by itself. */
export const STRAY_STATE = -1.5;
/** What it costs where the state has a place of that very name. */
export const TORN_STATE = -4;

/** Words that are more surprising than this have a meaning of their own; below are "is", "has", "there". */
const CONTENT_WORD = 3;
const PREPOSITIONS = new Set(
  'in of for about vs versus v compare compared between than near around visit downtown city cities town village resemble resembles resembling'.split(
    ' ',
  ),
);
const LOOSE = new Set('and n or to with from at do does has show tell data'.split(' '));
const DETERMINERS = new Set(
  'the a an my your his her our their its this that these those some any no every each very more most so too what which as not be been being'.split(
    ' ',
  ),
);
const PRONOUNS = new Set('i you we they he she it who im youre'.split(' '));
const CONNECTORS = new Set(['vs', 'versus', 'v', 'and', 'n', 'or', 'compared', 'than', 'to', 'with', 'of']);

/** Adds up what stands around the words `from` to `to` and how they are written. */
export function surroundings(message: Message, from: number, to: number): number {
  const { words } = message;
  const name = words.slice(from, to);
  const common = name.every((word) => word.kind === 'word');
  let sum = before(words, from, to, common) + after(words, to, common) + capitals(message, name);
  if (message.mentionsTopic !== undefined && name.length < words.length)
    sum += message.mentionsTopic ? SAYS.topicInMessage : SAYS.noTopic;
  const [first, last] = [name[0], name.at(-1)];
  const sticksOut =
    (first?.inTopicPhrase === true && words[from - 1]?.inTopicPhrase === true) ||
    (last?.inTopicPhrase === true && words[to]?.inTopicPhrase === true);
  if (sticksOut) sum += SAYS.topicPhrase;
  if (last?.raw === 'city' && words.slice(Math.max(0, from - 3), from).some(isSuperlative)) sum += SAYS.superlative;
  return sum;
}

/** Two names side by side, or with one of these between them, speak for each other. */
export function connects(word: Word | undefined): boolean {
  return word !== undefined && CONNECTORS.has(word.folded) && (word.folded !== 'n' || word.shape === 'lower');
}

function isSuperlative({ folded }: Word): boolean {
  return /^(?:most|least|best|worst|top|\w{2,}est)$/.test(folded);
}

function before(words: readonly Word[], from: number, to: number, common: boolean): number {
  const word = words[from - 1];
  if (word !== undefined && words[from]?.opens === true && common) return SAYS.wordBefore;
  if (word === undefined || words[from]?.opens === true) return SAYS.edge;
  if (PREPOSITIONS.has(word.folded)) return SAYS.preposition;
  if (LOOSE.has(word.folded) || (word.folded === 'like' && !common)) return SAYS.looseWord;
  if (word.kind === 'topic') return SAYS.topicBeside;
  if (words[from]?.joined !== true) return 0;
  if (DETERMINERS.has(word.folded)) return words[from]?.kind === 'name' ? SAYS.determinerOfName : SAYS.determiner;
  if (PRONOUNS.has(word.folded) && to - from === 1) return SAYS.pronoun;
  return common && word.kind === 'word' ? SAYS.wordBefore : 0;
}

function after(words: readonly Word[], to: number, common: boolean): number {
  const word = words[to];
  if (words[to - 1]?.owner !== undefined) return SAYS.possessive;
  if (word === undefined) return SAYS.edge;
  if (CONNECTORS.has(word.folded) || (word.folded === 'like' && !common)) return SAYS.looseWord; // "a madison like city"
  if (word.kind === 'topic') return SAYS.topicBeside;
  return common && word.joined && word.kind === 'word' && word.surprise > CONTENT_WORD ? SAYS.nounAfter : 0;
}

function capitals({ capitalsCount }: Message, name: readonly Word[]): number {
  const first = name[0];
  if (!capitalsCount || first === undefined || first.opens) return 0;
  const common = name.every((word) => word.kind === 'word' || word.kind === 'topic');
  if (name.every((word) => word.shape !== 'lower')) return common ? SAYS.capitalWord : SAYS.capitalName;
  return common ? SAYS.smallLetters : 0;
}
