import type { DialogFactory, DialogParts } from '../src/conversation/parts.ts';
import type { Abroad } from '../src/conversation/request.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { button, reply, saying } from '../src/replies/build.ts';
import type { Reply } from '../src/replies/reply.ts';
import { topicMenu } from '../src/replies/menu.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { loadTopicsOfPlaces } from '../src/topics/topics-with-data.ts';
import { words } from '../src/replies/words/index.ts';

/** Misses in a row after which the topic menu is offered. */
const MISSES_BEFORE_MENU = 2;

/** Topics that are offered of a place that is named beside what is not for us. */
const MOST_TOPICS = 3;

/** Nothing was understood: one friendly line with two examples, the menu after a second miss. The history keeps each miss for the editors. */
const fallback: DialogFactory = ({ controller, catalogue, store, lookup }) =>
  oneStepDialog('fallback', controller, async (turn) => {
    const { misses } = turn.memoryAfter;
    const { outside = 'nonsense', abroad, beside } = turn.request;
    if (outside === 'foreign-city' && abroad) {
      turn.say(abroadReply(abroad, lookup));
      return;
    }
    const place = beside === undefined ? undefined : lookup.get(beside);
    const known = place
      ? (await loadTopicsOfPlaces([place.geoid], catalogue, store, lookup)).slice(0, MOST_TOPICS)
      : [];
    if (place && known.length > 0) {
      const why = outside === 'reasons' ? words.misses.reasonsOf : words.misses.outside;
      const names = known.map(({ name }) => name);
      turn.say(
        reply(`${why} ${words.misses.knownOf(distinctTitle(place, lookup), names)}`, {
          quickReplies: known.map(({ id, title }) => button(title, { do: 'topic', topic: id, places: [place.geoid] })),
        }),
      );
      return;
    }
    const again = misses >= MISSES_BEFORE_MENU;
    const { places } = turn.memory;
    const menu = again ? topicMenu(await loadTopicsOfPlaces(places, catalogue, store, lookup), places, 0) : [];
    turn.say(
      reply(again && outside === 'nonsense' ? words.misses.again : words.misses[outside], {
        quickReplies: again ? menu : words.missExamples.map(saying),
      }),
    );
  });

/** Says where it lies, and offers the places here that have its name, with what was asked. */
function abroadReply({ name, country, namesakes, wanted: [wanted] }: Abroad, lookup: DialogParts['lookup']): Reply {
  const here = namesakes.flatMap((geoid) => lookup.get(geoid) ?? []);
  const titles = here.map((place) => distinctTitle(place, lookup));
  return reply(words.misses.abroad(name, country, titles), {
    quickReplies:
      here.length === 0
        ? words.missExamples.map(saying)
        : here.map((place, at) =>
            button(
              titles[at] ?? place.name,
              wanted === undefined
                ? { do: 'overview', places: [place.geoid] }
                : { do: 'topic', topic: wanted.topic, metric: wanted.metric, places: [place.geoid] },
            ),
          ),
  });
}
export default fallback;
