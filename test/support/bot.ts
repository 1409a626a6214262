import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shortLinks } from '../../src/charts/links.ts';
import { createBot } from '../../src/conversation/bot.ts';
import type { RunTurn } from '../../src/conversation/turn-result.ts';
import { createGazetteer, readPlacesFile } from '../../src/places/gazetteer.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import { loadTopics } from '../../src/topics/catalogue.ts';
import { loadCorpus } from '../../src/understanding/corpus.ts';
import { createUnderstanding } from '../../src/understanding/understand.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The bot on everything that is bundled: real places, figures, corpus and dialogs; only history is kept nowhere. */
export async function realBot(): Promise<(clock: () => Date) => Promise<RunTurn>> {
  const [store, catalogue, corpus] = await Promise.all([
    createSnapshotStore(join(ROOT, 'data')),
    loadTopics(),
    loadCorpus(join(ROOT, 'nlp-corpus/en')),
  ]);
  const names = readPlacesFile(join(ROOT, 'nlp-corpus/en/places.json'));
  const places = await store.places();
  const gazetteer = createGazetteer(places, names);
  const cacheFolder = join(tmpdir(), 'citrics-test-models');
  const understanding = await createUnderstanding({ gazetteer, corpus, topics: catalogue, cacheFolder });
  return (clock) =>
    createBot({
      places,
      store,
      catalogue,
      pictures: shortLinks('http://localhost:3978'),
      understanding: () => understanding,
      clock,
    });
}
