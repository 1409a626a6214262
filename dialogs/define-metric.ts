import { oneStepDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { button, reply } from '../src/replies/build.ts';
import { goOn, topicMenu } from '../src/replies/menu.ts';
import { loadTopicsOfPlaces } from '../src/topics/topics-with-data.ts';
import { words } from '../src/replies/words/index.ts';

/** "What is per-capita income?": the figure's definition, and the figure itself for the remembered places. */
const defineMetric: DialogFactory = ({ controller, catalogue, store, lookup }) =>
  oneStepDialog('define-metric', controller, async (turn) => {
    const { term } = turn.request;
    if (term) {
      turn.say(
        reply(words.terms[term], { quickReplies: [button(words.buttons.allSources, { do: 'sources' }), ...goOn()] }),
      );
      return;
    }
    const [wanted] = turn.request.wanted;
    const topic = wanted && catalogue.topic(wanted.topic);
    const found = topic && catalogue.metric(wanted.metric ?? topic.main);
    const { places } = turn.memory;
    if (!found) {
      const topics = await loadTopicsOfPlaces(places, catalogue, store, lookup);
      turn.say(reply(words.define.unknown, { quickReplies: topicMenu(topics, places, 0) }));
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
