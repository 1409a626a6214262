import { oneStepDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { formatCount } from '../src/replies/format.ts';
import { list } from '../src/replies/lists.ts';
import { button, reply } from '../src/replies/build.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';
import { stateName } from '../src/places/states.ts';

/** How many of a state's places are named. */
const COUNT = 10;

/** "Which cities do you know in Idaho?": how many, and the largest to tap. */
const listCities: DialogFactory = ({ controller, places, lookup }) =>
  oneStepDialog('list-cities', controller, (turn) => {
    const [state] = turn.request.states;
    if (state === undefined) {
      turn.say(reply(words.listed.all(formatCount(places.length))));
      return;
    }
    const inState = places.filter((place) => place.state === state);
    const largest = inState.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0)).slice(0, COUNT);
    turn.say(
      reply(words.listed.some(stateName(state), formatCount(inState.length), list(largest.map(({ name }) => name))), {
        quickReplies: largest.map((place) =>
          button(distinctTitle(place, lookup), { do: 'overview', places: [place.geoid] }),
        ),
      }),
    );
    turn.remember({ offered: largest.map(({ geoid }) => geoid) });
  });
export default listCities;
