import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply } from '../src/replies/build.ts';
import { goOn } from '../src/replies/menu.ts';
import { words } from '../src/replies/words/index.ts';

/** A short answer to thanks; what was remembered stays. */
const thanks: DialogFactory = ({ controller }) =>
  oneStepDialog('thanks', controller, (turn) => {
    turn.say(reply(words.thanks, { quickReplies: goOn() }));
  });
export default thanks;
