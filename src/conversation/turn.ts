import type { TurnContext } from 'botbuilder';
import type { Reply } from '../replies/reply.ts';
import type { Incoming } from './incoming.ts';
import { memoryAfter } from './memory-after.ts';
import type { Memory } from './memory.ts';
import type { Request } from './request.ts';
import type { TurnResult } from './turn-result.ts';

/** One turn while it runs: what the dialogs read, and what they leave behind. Nothing is sent or stored before it is over. */
export class Turn {
  readonly incoming: Incoming;
  readonly request: Request;
  /** As it was before the turn. */
  readonly memory: Memory;
  readonly now: Date;
  private readonly said: Reply[] = [];
  private learned: Partial<Memory> = {};
  private wish: Pick<TurnResult, 'forget' | 'feedback'> = { forget: false };

  constructor(incoming: Incoming, request: Request, memory: Memory, now: Date) {
    this.incoming = incoming;
    this.request = request;
    this.memory = memory;
    this.now = now;
  }

  /** Adds a reply; replies go out in this order once the turn is committed. */
  say(reply: Reply): void {
    this.said.push(reply);
  }

  /** Changes what is remembered of the person after this turn. */
  remember(change: Partial<Memory>): void {
    this.learned = { ...this.learned, ...change };
  }

  /** Deletes everything about the person when the turn is committed. */
  forget(): void {
    this.wish = { ...this.wish, forget: true };
  }

  keepFeedback(feedback: NonNullable<TurnResult['feedback']>): void {
    this.wish = { ...this.wish, feedback };
  }

  get replies(): readonly Reply[] {
    return this.said;
  }

  /** Memory after the turn: what its message asked for, and what the dialogs added. */
  get memoryAfter(): Memory {
    return { ...memoryAfter(this.request, this.memory, this.now), ...this.learned };
  }

  get wishes(): Pick<TurnResult, 'forget' | 'feedback'> {
    return this.wish;
  }
}

const TURN = Symbol('turn');

/** Puts the turn where dialogs find it. */
export function attachTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(TURN, turn);
}

/** The turn that a dialog runs in. */
export function turnOf(context: TurnContext): Turn {
  const turn: unknown = context.turnState.get(TURN);
  if (!(turn instanceof Turn)) throw new TypeError('a dialog ran outside a turn: start it through runTurn');
  return turn;
}
