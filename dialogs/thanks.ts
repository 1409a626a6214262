import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { button, reply } from '../src/replies/build.ts';
import { words } from '../src/replies/words/index.ts';

/** A short answer to thanks; what was remembered stays. */
const thanks: DialogFactory = ({ controller }) =>
  oneStepDialog('thanks', controller, (turn) => {
    turn.say(reply(words.thanks, { quickReplies: [button(words.buttons.topics, { do: 'menu', page: 0 })] }));
  });
export default thanks;
