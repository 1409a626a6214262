import { BotkitConversation, type BotWorker } from 'botkit';
import type { TurnContext } from 'botbuilder';
import type { DialogController } from './controller.ts';
import type { IntentId } from '../understanding/utterance.ts';
import { turnOf, type Turn } from './turn.ts';

/** Says what there is to say, by `turn.say` and `turn.remember`. */
export type Answer = (turn: Turn) => Promise<void> | void;

/** The turn behind a Botkit worker. */
export function turnOfBot(bot: BotWorker): Turn {
  return turnOf(bot.getConfig('context') as TurnContext);
}

/** A dialog of one step: it answers and is over. */
export function oneStepDialog(id: IntentId, controller: DialogController, answer: Answer): BotkitConversation {
  const dialog = new BotkitConversation(id, controller);
  dialog.before('default', async (_convo, bot) => answer(turnOfBot(bot)));
  dialog.addAction('complete', 'default');
  return dialog;
}

/** A dialog about places: lets `choose-city` ask first where that is needed, then answers what was asked. */
export function placesDialog(id: IntentId, controller: DialogController, answer: Answer): BotkitConversation {
  const dialog = new BotkitConversation(id, controller);
  dialog.before('default', (convo, bot) => convo.gotoThread(turnOfBot(bot).request.question ? 'ask' : 'answer'));
  dialog.addAction('answer', 'default');
  dialog.addChildDialog('choose-city', 'chosen', 'ask');
  dialog.addAction('answer', 'ask');
  dialog.before('answer', async (_convo, bot) => answer(turnOfBot(bot)));
  dialog.addAction('complete', 'answer');
  return dialog;
}
