import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { describeDataset } from '../src/places/datasets.ts';
import { reply } from '../src/replies/build.ts';
import { words } from '../src/replies/words/index.ts';

/** "Where is this from?": what the store holds, as it says itself. */
const sources: DialogFactory = ({ controller, store }) =>
  oneStepDialog('sources', controller, async (turn) => {
    const holdings = await store.holdings();
    turn.say(reply(words.sources(holdings.map(describeDataset))));
  });
export default sources;
