import { BotAdapter, type Activity, type ResourceResponse, type TurnContext } from 'botbuilder';

/**
 * The adapter that turns run on, whatever channel the message came from. Dialogs speak through `Turn.say`, and the turn's
 * replies are committed to the outbox; so an activity that reaches this adapter is one that Botkit made up by itself
 * ("Failed to start prompt"), which is a failure of the turn and not a thing to tell a person.
 */
export class TurnAdapter extends BotAdapter {
  override sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const stray = activities.find((activity) => activity.type === 'message' && activity.text);
    if (stray) return Promise.reject(new Error(`Botkit sent a message of its own: ${stray.text}`));
    return Promise.resolve(activities.map(() => ({ id: '' })));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('a turn only adds replies; it never updates one'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('a turn only adds replies; it never deletes one'));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('a turn starts from an incoming event; see src/conversation/run-turn.ts'));
  }
}
