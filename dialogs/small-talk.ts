import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply, saying } from '../src/replies/build.ts';
import { words } from '../src/replies/words/index.ts';

/** "Who are you?", "how are you?": says what it is and leads back to cities. */
const smallTalk: DialogFactory = ({ controller }) =>
  oneStepDialog('small-talk', controller, (turn) => {
    turn.say(reply(words.smallTalk, { quickReplies: words.examples.map(saying) }));
  });
export default smallTalk;
