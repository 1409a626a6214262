import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply, saying } from '../src/replies/build.ts';
import { goOn } from '../src/replies/menu.ts';
import { words } from '../src/replies/words/index.ts';

/** Says what is kept about the person; deletes everything, once they have confirmed it. */
const forgetMe: DialogFactory = ({ controller }) =>
  oneStepDialog('forget-me', controller, (turn) => {
    if (turn.request.answer === 'yes' && turn.memory.asked?.kind === 'forget-me') {
      turn.forget();
      turn.say(reply(words.forgetMe.done, { quickReplies: words.examples.map(saying) }));
    } else if (turn.request.answer === 'no') {
      turn.say(reply(words.forgetMe.kept, { quickReplies: goOn() }));
    } else if (turn.request.aside === 'privacy') {
      turn.say(reply(words.forgetMe.privacy, { quickReplies: [saying(words.forgetMe.offer), ...goOn()] }));
    } else {
      turn.remember({ asked: { kind: 'forget-me' } });
      turn.say(
        reply(words.forgetMe.ask, {
          quickReplies: [
            saying({ title: words.forgetMe.yes, text: 'yes' }),
            saying({ title: words.forgetMe.no, text: 'no' }),
          ],
        }),
      );
    }
  });
export default forgetMe;
