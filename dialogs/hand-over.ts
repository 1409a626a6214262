import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply, saying } from '../src/replies/build.ts';
import { goOn } from '../src/replies/menu.ts';
import { words } from '../src/replies/words/index.ts';

/**
 * Gives the conversation to a person where the channel has an inbox for people; the bot is silent until it gets it back, or hears that
 * nobody is there to take it.
 */
const handOver: DialogFactory = ({ controller }) =>
  oneStepDialog('hand-over', controller, (turn) => {
    const { channel, event } = turn.incoming;
    if (channel !== 'messenger' || event.kind === 'thread-control') {
      turn.say(reply(words.handOver.unavailable, { quickReplies: [saying(words.handOver.feedback), ...goOn()] }));
      return;
    }
    turn.remember({ handedOver: true });
    turn.say(reply(words.handOver.done, { handOver: true, quickReplies: [saying(words.handOver.back)] }));
  });
export default handOver;
