import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply } from '../src/replies/build.ts';
import { words } from '../src/replies/words/index.ts';

/** A person in need gets help's numbers, and nothing else. */
const distress: DialogFactory = ({ controller }) =>
  oneStepDialog('distress', controller, (turn) => {
    turn.say(reply(words.distress));
  });
export default distress;
