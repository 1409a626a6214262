import { EMPTY_MEMORY } from '../../src/conversation/memory.ts';
import type { ChannelId, Incoming, IncomingEvent } from '../../src/conversation/incoming.ts';
import type { RunTurn, TurnResult, TurnStart } from '../../src/conversation/turn-result.ts';

/** A conversation that is kept nowhere but here: for tests. */
export interface Thread {
  hear(event: IncomingEvent): Promise<TurnResult>;
  say(text: string): Promise<TurnResult>;
}

/** Starts a conversation of nobody in particular. */
export function startThread(run: RunTurn, clock: () => Date, channel: ChannelId = 'terminal'): Thread {
  let start: TurnStart = { memory: EMPTY_MEMORY, state: {} };
  let count = 0;
  const hear = async (event: IncomingEvent): Promise<TurnResult> => {
    count += 1;
    const incoming: Incoming = {
      channel,
      key: String(count),
      person: 'thread',
      conversation: 'thread',
      at: clock(),
      event,
      address: null,
    };
    const result = await run(incoming, start);
    start = { memory: result.memory, state: result.state };
    return result;
  };
  return { hear, say: (text) => hear({ kind: 'text', text }) };
}
