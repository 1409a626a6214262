import type { RankingRequest } from '../understanding/utterance.ts';
import { words } from '../replies/words/index.ts';

/** What is said before a ranking that can't be all of what was asked: of states, or of one place for each state. */
export function limitsOf({ ofStates, forEachState }: RankingRequest): readonly string[] {
  return [...(ofStates ? [words.ranking.ofStates] : []), ...(forEachState ? [words.ranking.notEach] : [])];
}
