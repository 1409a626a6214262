import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { button, reply, saying } from '../src/replies/build.ts';
import { topicMenu } from '../src/replies/menu.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { loadTopicsOfPlaces } from '../src/topics/topics-with-data.ts';
import { words } from '../src/replies/words/index.ts';

/** Misses in a row after which the topic menu is offered. */
const MISSES_BEFORE_MENU = 2;

/** Nothing was understood: one friendly line with two examples, the menu after a second miss. The history keeps each miss for the editors. */
const fallback: DialogFactory = ({ controller, catalogue, store, lookup }) =>
  oneStepDialog('fallback', controller, async (turn) => {
    const { misses } = turn.memoryAfter;
    const { outside = 'nonsense', namesakes = [] } = turn.request;
    const here = namesakes.flatMap((geoid) => lookup.get(geoid) ?? []);
    const again = misses >= MISSES_BEFORE_MENU;
    const { places } = turn.memory;
    const menu = again ? topicMenu(await loadTopicsOfPlaces(places, catalogue, store, lookup), places, 0) : [];
    turn.say(
      reply(again && outside === 'nonsense' ? words.misses.again : words.misses[outside], {
        quickReplies:
          here.length > 0
            ? here.map((place) => button(distinctTitle(place, lookup), { do: 'overview', places: [place.geoid] }))
            : again
              ? menu
              : words.missExamples.map(saying),
      }),
    );
  });
export default fallback;
