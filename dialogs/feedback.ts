import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply } from '../src/replies/build.ts';
import { goOn } from '../src/replies/menu.ts';
import { words } from '../src/replies/words/index.ts';

/** Asks for a message to the people behind the bot, and keeps the next one. */
const feedback: DialogFactory = ({ controller }) =>
  oneStepDialog('feedback', controller, (turn) => {
    if (turn.memory.asked?.kind === 'feedback' && turn.request.text !== undefined) {
      turn.keepFeedback({ text: turn.request.text });
      turn.say(reply(words.feedback.thanks, { quickReplies: goOn() }));
      return;
    }
    turn.remember({ asked: { kind: 'feedback' } });
    turn.say(reply(words.feedback.ask));
  });
export default feedback;
