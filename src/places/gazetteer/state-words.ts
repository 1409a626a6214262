import type { Message, Word } from './message.ts';
import type { NameIndex, StateForm } from './name-index.ts';
import { mistakesAllowed } from './typo-index.ts';
import { WEIGHT } from './weights.ts';

/** A state that a message names, by itself or with a place. */
export interface StateAt extends StateForm {
  /** Positions of its first word (of `in`, where that leads to it) and of the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly surprise: number;
  /** It is a common word as well: "in", "ok", "me". */
  readonly isWord: boolean;
  /** What its misspelling costs; 0 when it is right. */
  readonly cost: number;
  /** "the state of Washington", "Washington state": surely not the city. */
  readonly explicit: boolean;
  /** How it is tied to a place's name. */
  readonly tie: 'none' | 'beside' | 'comma' | 'preposition' | 'possessive';
}

/** The states of a message, found once. */
export interface StatesOfMessage {
  startingAt(position: number): readonly StateAt[];
  /** States that belong to a name which ends before `position`: "Seattle WA", "Seattle, Wash.", "Portland in Oregon". */
  after(position: number): readonly StateAt[];
  /** "Washington's Seattle" */
  before(position: number): readonly StateAt[];
}

const LONGEST_STATE = 3;
/** A state's code below this may be a word of the sentence: "or", "in", "me", "la". */
export const SURE_STATE = 4.5;
/** A code in capitals is hardly there by accident where capitals are not used for everything; "OK" and "HI" may be. */
const CAPITAL_CODE = { word: 1.2, other: 5, common: 4 } as const;
/** One name of a state in ten is misspelled. */
const TYPO = 1;
const BESIDE = /^[\s(/|–-]*$/;
const COMMA = /^\s*,\s*\(?$/;
const LINKS: readonly (readonly string[])[] = [['in'], ['the', 'one', 'in'], ['over', 'in']];
/** Words after which "columbus in" has ended. */
const CONNECTORS = new Set(['and', 'or', 'vs', 'versus', 'v', 'than', 'to', 'with', 'compared']);

/** Finds the states of a message. */
export function statesIn(message: Message, index: NameIndex): StatesOfMessage {
  const { words } = message;
  const starting = words.map((_, from) => statesAt(message, index, from));
  const startingAt = (position: number): readonly StateAt[] => starting[position] ?? [];
  const afterEach = new Map<number, readonly StateAt[]>();
  return {
    startingAt,
    after(position) {
      let found = afterEach.get(position);
      if (found === undefined) afterEach.set(position, (found = statesAfter(words, startingAt, position)));
      return found;
    },
    before(position) {
      const found: StateAt[] = [];
      for (let from = Math.max(0, position - LONGEST_STATE); from < position; from += 1)
        for (const state of startingAt(from))
          if (state.to === position && words[position - 1]?.owner !== undefined)
            found.push({ ...state, tie: 'beside' });
      return found;
    },
  };
}

function statesAfter(
  words: readonly Word[],
  startingAt: (at: number) => readonly StateAt[],
  position: number,
): StateAt[] {
  const next = words[position];
  if (next === undefined) return [];
  const found: StateAt[] = [];
  if (COMMA.test(next.gap)) found.push(...startingAt(position).map((state) => ({ ...state, tie: 'comma' as const })));
  else if (BESIDE.test(next.gap) || /^\s*\.\s*$/.test(next.gap))
    found.push(...startingAt(position).map((state) => ({ ...state, tie: 'beside' as const })));
  for (const link of LINKS) {
    if (!link.every((word, i) => words[position + i]?.folded === word)) continue;
    for (const state of startingAt(position + link.length))
      found.push({ ...state, from: position, tie: 'preposition' });
  }
  return found;
}

function statesAt(message: Message, index: NameIndex, from: number): StateAt[] {
  const { words } = message;
  const ofState = words[from]?.folded === 'state' && words[from + 1]?.folded === 'of';
  const start = ofState ? from + 2 : from;
  const found: StateAt[] = [];
  let key = '';
  let surprise = 0;
  for (let to = start + 1; to <= Math.min(words.length, start + LONGEST_STATE); to += 1) {
    const last = words[to - 1];
    if (last === undefined || (to > start + 1 && !last.joined)) break;
    const whole = key + (last.owner?.folded ?? last.folded);
    key += last.folded;
    surprise += last.surprise;
    const exact = index.states.get(whole);
    const misspelled = words.slice(start, to).some(({ kind }) => kind === 'unknown');
    const near = exact === undefined && misspelled ? nearestState(index, whole) : undefined;
    const state = exact ?? near?.state;
    if (state === undefined) continue;
    if (state.form === 'code' && isOrdinaryWord(message, index, to - 1)) continue;
    if (state.form !== 'name' && last.owner === undefined && /['’]/.test(last.raw)) continue; // "I'll" is not "Ill."
    const trailing = state.form === 'name' && words[to]?.joined === true && words[to]?.folded === 'state';
    const shown = state.form === 'code' && last.shape === 'upper' && message.capitalsCount;
    found.push({
      ...state,
      from,
      to: trailing ? to + 1 : to,
      surprise: (shown ? inCapitals(surprise) : surprise) + (ofState || trailing ? 3 : 0),
      isWord: last.kind !== 'unknown',
      cost: near === undefined ? 0 : near.cost + TYPO,
      explicit: ofState || trailing,
      tie: 'none',
    });
  }
  return found;
}

function inCapitals(surprise: number): number {
  return surprise < CAPITAL_CODE.common ? surprise + CAPITAL_CODE.word : Math.max(surprise, CAPITAL_CODE.other);
}

function nearestState(index: NameIndex, typed: string): ReturnType<NameIndex['nearState']>[number] | undefined {
  if (typed.length < 5) return undefined;
  const near = index.nearState(typed, mistakesAllowed(typed.length));
  return near.reduce<(typeof near)[number] | undefined>(
    (best, one) => (best && best.cost <= one.cost ? best : one),
    undefined,
  );
}

/** "in" and "or" are the codes of two states, and hardly ever stand for them: only at the end of a name, and before no other. */
function isOrdinaryWord({ words, capitalsCount }: Message, index: NameIndex, position: number): boolean {
  const word = words[position];
  if (word === undefined || (word.folded !== 'in' && word.folded !== 'or')) return false;
  if (word.shape === 'upper' && capitalsCount) return false;
  const next = words[position + 1];
  if (next?.joined !== true) return false;
  if (word.folded === 'in') return next.shape === 'upper' || !CONNECTORS.has(next.folded);
  return beginsName(words, index, position + 1);
}

function beginsName(words: readonly Word[], index: NameIndex, from: number): boolean {
  let key = '';
  let surprise = 0;
  for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_STATE); to += 1) {
    const word = words[to - 1];
    key += word?.folded ?? '';
    surprise += word?.surprise ?? 0;
    if (index.states.has(key)) return true;
    const entry = index.names.get(key);
    if (entry !== undefined && surprise - index.rarity(entry.places) > 1) return true;
  }
  return false;
}

/** What the way a state is tied to a name says for it. */
export function tieWeight({ tie }: StateAt): number {
  return tie === 'none' || tie === 'beside' ? 0 : WEIGHT[tie];
}
