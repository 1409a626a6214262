import { oneStepDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory, DialogParts } from '../src/conversation/parts.ts';
import { areaGroup } from '../src/conversation/ranking-query.ts';
import type { Wanted } from '../src/conversation/request.ts';
import type { StateCode } from '../src/places/place.ts';
import { areasOf } from '../src/places/regions.ts';
import { button, reply } from '../src/replies/build.ts';
import { formatCount } from '../src/replies/format.ts';
import { list } from '../src/replies/lists.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';
import { areaName } from '../src/topics/benchmark.ts';
import { sayAreas } from '../src/topics/area-card.ts';

/** How many of a state's places are named. */
const COUNT = 10;

/** "Which cities do you know in Idaho?" and "median rent in Texas": what is known of a whole state, and its largest places to tap. */
const listCities: DialogFactory = (parts) =>
  oneStepDialog('list-cities', parts.controller, async (turn) => {
    const { states, nation, wanted } = turn.request;
    const [state] = states;
    const [asked] = wanted;
    const inState = parts.places.filter((place) => state === undefined || states.includes(place.state));
    const largest = inState.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(0, COUNT);
    const taps = largest.map((place) =>
      button(distinctTitle(place, parts.lookup), {
        ...(asked ? { do: 'topic', ...asked } : { do: 'overview' }),
        places: [place.geoid],
      }),
    );
    if (asked && (state !== undefined || nation)) {
      turn.say(reply(await answerFor(asked, states, parts), { quickReplies: taps }));
    } else if (state === undefined) {
      turn.say(reply(words.listed.all(formatCount(inState.length))));
      return;
    } else {
      const names = list(largest.map(({ name }) => name));
      turn.say(
        reply(words.listed.some(list(areasOf(states).map(areaName)), formatCount(inState.length), names), {
          quickReplies: taps,
        }),
      );
    }
    turn.remember({ offered: largest.map(({ geoid }) => geoid) });
  });

/** What is known of the topic for whole states, or for the nation where none is named. */
function answerFor(
  { topic: id, metric: metricId }: Wanted,
  states: readonly StateCode[],
  { catalogue, store }: DialogParts,
): Promise<string> {
  const topic = catalogue.topic(id);
  const found = topic && catalogue.metric(metricId ?? topic.main);
  if (!topic || !found)
    throw new TypeError(`no topic "${id}" in the catalogue: requests are checked against it in run-turn`);
  const areas = states.length > 0 ? areasOf(states) : [undefined];
  return sayAreas(
    found.metric,
    topic,
    areas.map((area) => ({ states: area, among: areaGroup(area) })),
    store,
  );
}

export default listCities;
