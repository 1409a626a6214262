import { EventEmitter, once } from 'node:events';
import { activitiesOf } from '../activities.ts';
import type { Channel } from '../channel.ts';
import type { ActivityLog } from './activity-log.ts';
import { mountDirectLine, type Conversations, type WebChatAddress } from './direct-line.ts';
import { mountPage } from './page.ts';

/** How long a request for new activities waits for one; botframework-directlinejs gives up after 20 s. */
const WAIT_MS = 15_000;
/** How often a waiting request looks for what another replica wrote. */
const LOOK_MS = 1_000;
/** Activities in one answer. */
const BATCH = 100;

const BOT = { id: 'citrics', name: 'Citrics', role: 'bot' } as const;

/** The chat page at `/`, and the Direct Line that its client talks to. */
export function createWebChatChannel(log: ActivityLog): Channel {
  const news = new EventEmitter().setMaxListeners(0);

  const conversations: Conversations = {
    async append(conversation, activities) {
      const position = await log.append(conversation, activities);
      news.emit(conversation);
      return position;
    },
    async after(conversation, position, gone) {
      const until = Date.now() + WAIT_MS;
      for (;;) {
        const signal = AbortSignal.any([gone, AbortSignal.timeout(LOOK_MS)]);
        const told = once(news, conversation, { signal }).catch(() => undefined); // nothing new here: look again, or the browser is gone
        const found = await log.after(conversation, position, BATCH);
        if (found.length > 0 || gone.aborted || Date.now() > until) return found;
        await told;
      }
    },
  };

  return {
    id: 'web-chat',
    mount(server, receive) {
      mountPage(server);
      mountDirectLine(server, conversations, receive);
    },
    async send(address, reply) {
      const { conversation } = address as WebChatAddress;
      const said = activitiesOf(reply, 'directline').map((activity) => ({ ...activity, from: BOT }));
      return { messageIds: [String(await conversations.append(conversation, said))] };
    },
  };
}
