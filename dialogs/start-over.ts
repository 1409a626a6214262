import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply, saying } from '../src/replies/build.ts';
import { words } from '../src/replies/words/index.ts';

/** Drops the selection and everything carried; also brings the bot back after a person had the conversation. */
const startOver: DialogFactory = ({ controller }) =>
  oneStepDialog('start-over', controller, (turn) => {
    turn.say(reply(words.startedOver, { quickReplies: words.examples.map(saying) }));
  });
export default startOver;
