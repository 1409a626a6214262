import type { DialogFactory } from '../src/conversation/parts.ts';
import { LONG_PAUSE_MS } from '../src/conversation/disclosure.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply, saying } from '../src/replies/build.ts';
import { words } from '../src/replies/words/index.ts';

/** Hello, and what can be done here; says that the chat is automated at its start and after a long pause. */
const welcome: DialogFactory = ({ controller }) =>
  oneStepDialog('welcome', controller, (turn) => {
    const { seenAt } = turn.memory;
    const text =
      seenAt === undefined || turn.incoming.event.kind === 'start'
        ? words.welcome.text
        : turn.now.getTime() - Date.parse(seenAt) > LONG_PAUSE_MS
          ? words.welcome.again
          : words.welcome.back;
    turn.say(reply(text, { quickReplies: words.examples.map(saying) }));
  });
export default welcome;
