import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { button, reply } from '../src/replies/build.ts';
import { framed } from '../src/replies/framing.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';
import { similarCard } from '../src/topics/similar-card.ts';

/** How many like places are named. */
const COUNT = 5;

/** Places between half and twice the size count as alike in kind; only among them are figures compared. */
const SIZE_FACTOR = 2;

/** "cities like Boise": the nearest in their figures, each with the reasons; each can be compared with a tap. */
const similarCities: DialogFactory = (parts) =>
  placesDialog('similar-cities', parts.controller, async (turn) => {
    const { lookup, store, catalogue } = parts;
    const [geoid] = turn.request.places;
    const place = geoid === undefined ? undefined : lookup.get(geoid);
    if (!place) throw new TypeError('similar-cities was begun without a place');
    const size = place.population;
    const among = size === undefined ? {} : { minPopulation: size / SIZE_FACTOR, maxPopulation: size * SIZE_FACTOR };
    const found = await store.similar(place.geoid, among, COUNT);
    const rows = found.flatMap((row) => {
      const other = lookup.get(row.geoid);
      return other ? [{ ...row, place: other }] : [];
    });
    if (rows.length === 0) {
      turn.say(framed(reply(words.similar.none(distinctTitle(place, lookup))), turn, parts));
    } else {
      const card = similarCard({ place, rows, catalogue });
      const answer = reply(card.text, {
        cards: rows.map((row, index) => ({
          title: distinctTitle(row.place, lookup),
          subtitle: card.lines[index] ?? '',
          buttons: [
            button(words.buttons.compare, { do: 'overview', places: [place.geoid, row.geoid] }),
            button(words.buttons.open, { do: 'overview', places: [row.geoid] }),
          ],
        })),
      });
      turn.say(framed(answer, turn, parts));
    }
    turn.remember({ offered: rows.map((row) => row.geoid) });
  });
export default similarCities;
