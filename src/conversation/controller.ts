import type { Storage, TurnContext } from 'botbuilder';
import { DialogTurnStatus } from 'botbuilder-dialogs';
import { Botkit, type BotkitConversation } from 'botkit';
import { TurnAdapter } from './turn-adapter.ts';
import { turnOf } from './turn.ts';

/**
 * The Botkit controller. Botkit's own `handleTurn` loses every rejection behind its middleware callbacks, so that a throw in a
 * dialog or in the storage hangs the turn; this one awaits each step, and any failure rejects.
 */
export class DialogController extends Botkit {
  constructor(storage: Storage) {
    super({ adapter: new TurnAdapter(), storage, disable_webserver: true, disable_console: true });
  }

  /** Continues the waiting dialog if the message answers it; otherwise drops it and begins the dialog of the request. */
  override async handleTurn(context: TurnContext): Promise<void> {
    const { request } = turnOf(context);
    const dialogs = await this.dialogSet.createContext(context);
    const bot = await this.spawn(dialogs);
    if (!request.resumes) await dialogs.cancelAllDialogs();
    const continued = await dialogs.continueDialog();
    if (continued.status === DialogTurnStatus.empty) await bot.beginDialog(request.intent);
    await this.saveState(bot);
  }

  /** Adds the dialogs; two of one name stop the boot. */
  addDialogs(dialogs: readonly BotkitConversation[]): void {
    for (const dialog of dialogs) this.addDialog(dialog);
  }
}
