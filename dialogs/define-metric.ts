import { oneStepDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { button, reply } from '../src/replies/build.ts';
import { topicMenu } from '../src/replies/menu.ts';
import { words } from '../src/replies/words/index.ts';

/** "What is per-capita income?": the figure's definition, and the figure itself for the remembered places. */
const defineMetric: DialogFactory = ({ controller, catalogue }) =>
  oneStepDialog('define-metric', controller, (turn) => {
    const [wanted] = turn.request.wanted;
    const topic = wanted && catalogue.topic(wanted.topic);
    const found = topic && catalogue.metric(wanted.metric ?? topic.main);
    const { places } = turn.memory;
    if (!found) {
      turn.say(reply(words.define.unknown, { quickReplies: topicMenu(catalogue, places, 0) }));
      return;
    }
    turn.say(
      reply(words.define.text(found.metric.label, found.metric.definition), {
        buttons: [
          button(found.topic.title, { do: 'topic', topic: found.topic.id, metric: found.metric.id, places }),
          button(words.buttons.topics, { do: 'menu', page: 0 }),
        ],
      }),
    );
  });
export default defineMetric;
