import type { Coverage } from '../places/store.ts';

/** A figure of the country is known in at least this part of its states. */
const STATES = 3 / 4;
/** And no state has more than this part of the known places: else it is a figure of that state with a few guests. */
const OF_ONE_STATE = 1 / 2;
/** In a region of so few states one may well have most of the places: "the West Coast". */
const FEW_STATES = 6;
/** A group of which less is known than this is not told as if all of it were. */
const PLACES = 1 / 2;

/** True where what is known of a group stands for all the states that it is of. */
export function isWide({ known, states, knownStates, most }: Coverage): boolean {
  if (states <= 1) return true;
  if (knownStates < states * STATES) return false;
  return states <= FEW_STATES || (most?.places ?? 0) <= known * OF_ONE_STATE;
}

/** True where a figure is known of too few of a group's places, or of too few of its states, to leave that unsaid. */
export function isThin(coverage: Coverage): boolean {
  return coverage.known < coverage.places * PLACES || !isWide(coverage);
}
