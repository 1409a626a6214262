import { shortLinks } from '../../src/charts/links.ts';
import { createBot } from '../../src/conversation/bot.ts';
import type { RunTurn } from '../../src/conversation/turn-result.ts';
import { realParts } from './real-parts.ts';

/** The bot on everything that is bundled: real places, figures, corpus and dialogs; only history is kept nowhere. */
export async function realBot(): Promise<(clock: () => Date) => Promise<RunTurn>> {
  const { places, lookup, store, topics, understanding } = await realParts();
  return (clock) =>
    createBot({
      places,
      lookup,
      store,
      catalogue: topics,
      pictures: shortLinks('http://localhost:3978'),
      understanding: () => understanding,
      clock,
    });
}
