import { BotkitConversation } from 'botkit';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { turnOfBot } from '../src/conversation/dialog.ts';
import { questionReply } from '../src/replies/questions.ts';

/**
 * Asks which place is meant and waits for the answer. Other dialogs begin it as a child and go on when it ends; a message that
 * is no answer never gets here (the turn drops the waiting dialogs before).
 */
const chooseCity: DialogFactory = ({ controller, lookup }) => {
  const dialog = new BotkitConversation('choose-city', controller);
  dialog.before('default', (_convo, bot) => {
    const turn = turnOfBot(bot);
    const { question } = turn.request;
    if (!question) throw new TypeError('choose-city was begun without a question to ask');
    turn.say(questionReply(question, turn, lookup));
    return Promise.resolve();
  });
  dialog.addQuestion(
    {},
    async (_answer, convo, bot) => {
      if (turnOfBot(bot).request.question) await convo.gotoThread('default');
    },
    'answer',
    'default',
  );
  return dialog;
};
export default chooseCity;
