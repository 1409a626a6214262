import { shortLinks } from '../../src/charts/links.ts';
import { createBot } from '../../src/conversation/bot.ts';
import type { RunTurn } from '../../src/conversation/turn-result.ts';
import { realParts } from './real-parts.ts';

const ELSEWHERE = 'http://localhost:3978';

/** The bot on everything that is bundled: real places, figures, corpus and dialogs; only history is kept nowhere. Pictures are at `publicUrl`. */
export async function realBot(publicUrl = ELSEWHERE): Promise<(clock: () => Date) => Promise<RunTurn>> {
  const { places, lookup, store, topics, understanding } = await realParts();
  return (clock) =>
    createBot({
      places,
      lookup,
      store,
      catalogue: topics,
      pictures: shortLinks(publicUrl),
      understanding: () => understanding,
      clock,
    });
}
