import type { Memory } from './memory.ts';

/** After this many days the bot asks whether the remembered places are still meant. */
const SELECTION_DAYS = 30;

/** Whether the remembered places may be carried without asking. */
export function isFresh(memory: Memory, now: Date): boolean {
  if (memory.places.length === 0 || memory.placesAt === undefined) return false;
  return now.getTime() - Date.parse(memory.placesAt) <= SELECTION_DAYS * 24 * 60 * 60 * 1000;
}

/** The most places that one answer shows side by side: more lines or bars can't be told apart on a phone. */
export const MOST_PLACES = 5;
