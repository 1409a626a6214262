import type { StoreItems } from 'botbuilder';
import type { Reply } from '../replies/reply.ts';
import type { Incoming } from './incoming.ts';
import type { Memory } from './memory.ts';
import type { Understood } from './understood.ts';

/** Everything one turn came to. Nothing of it is stored or sent until it is committed, in one transaction. */
export interface TurnResult {
  readonly incoming: Incoming;
  readonly understood: Understood;
  readonly replies: readonly Reply[];
  readonly memory: Memory;
  /** Dialog state to write, as botbuilder's Storage takes it. */
  readonly state: StoreItems;
  /** The person asked to be forgotten: every row of theirs goes, this turn's included; only the reply is sent. */
  readonly forget: boolean;
  /** Words of feedback that the person gave in this turn. */
  readonly feedback?: { readonly text?: string; readonly helpful?: boolean };
}

/** What a turn reads before it runs. */
export interface TurnStart {
  readonly memory: Memory;
  /** Dialog state by key, as botbuilder's Storage returns it. */
  readonly state: StoreItems;
}

/** Answers one event of one person. Rejects only when the answer could not be made; then it may be tried again. */
export type RunTurn = (incoming: Incoming, start: TurnStart) => Promise<TurnResult>;

/** The rows behind a conversation. One implementation: PostgreSQL through Prisma (`src/conversation/history.ts`). */
export interface ConversationStore {
  begin(incoming: Incoming): Promise<TurnStart>;
  /** Writes history (in and out), memory, dialog state and the outbox together, or nothing. */
  commit(result: TurnResult): Promise<void>;
}
