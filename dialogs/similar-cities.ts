import { likeness } from '../src/charts/kinds/likeness.ts';
import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import type { Request } from '../src/conversation/request.ts';
import type { Geoid } from '../src/places/place.ts';
import type { PeerGroup, PlaceStore, SimilarPlace } from '../src/places/store.ts';
import { button, reply } from '../src/replies/build.ts';
import { framed } from '../src/replies/framing.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';
import type { Catalogue } from '../src/topics/catalogue.ts';
import { differencesOf, type Difference } from '../src/topics/differing.ts';
import { loadViews } from '../src/topics/load-views.ts';
import { similarCard } from '../src/topics/similar-card.ts';

/** How many like places are named. */
const COUNT = 5;

/** So many of the most alike are looked at for one that differs as asked. */
const MOST_COMPARED = 200;

/** Places between half and twice the size count as alike in kind; only among them are figures compared. */
const SIZE_FACTOR = 2;

/** "cities like Boise", "but cheaper": the nearest in their figures, each with the reasons; each can be compared with a tap. */
const similarCities: DialogFactory = (parts) =>
  placesDialog('similar-cities', parts.controller, async (turn) => {
    const { lookup, store, catalogue, pictures } = parts;
    const [geoid] = turn.request.places;
    const place = geoid === undefined ? undefined : lookup.get(geoid);
    if (!place) throw new TypeError('similar-cities was begun without a place');
    const size = place.population;
    const among = size === undefined ? {} : { minPopulation: size / SIZE_FACTOR, maxPopulation: size * SIZE_FACTOR };
    const asked = differencesAsked(turn.request.differing ?? [], catalogue);
    const found =
      asked.length === 0
        ? await store.similar(place.geoid, among, COUNT)
        : await similarBut(asked, place.geoid, among, store);
    const rows = found.flatMap((row) => {
      const other = lookup.get(row.geoid);
      return other ? [{ ...row, place: other }] : [];
    });
    if (rows.length === 0) {
      const none = asked.length === 0 ? words.similar.none : words.similar.noneSo;
      turn.say(framed(reply(none(distinctTitle(place, lookup))), turn, parts));
    } else {
      const card = similarCard({ place, rows, catalogue });
      const differing = (turn.request.differing ?? []).map(({ metric, order }) => `${metric}:${order}`);
      const geoids = [place.geoid, ...rows.map((row) => row.geoid)];
      const chart = card.metric && likeness(card.metric, await loadViews(geoids, [], store, lookup));
      const answer = reply(card.text, {
        opens: { do: 'similar', place: place.geoid, differing },
        picture: card.metric && chart && { url: pictures.likeness(card.metric.id, geoids), alt: chart.alt },
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
function differencesAsked(differing: NonNullable<Request['differing']>, catalogue: Catalogue): readonly Difference[] {
  return differing.map(({ metric: id, order }) => {
    const found = catalogue.metric(id);
    if (!found) throw new TypeError(`no figure "${id}" in the catalogue: likeness is understood with it`);
    return { ...found, order };
  });
}

/** The most alike of those that differ as asked; the differences are the first of the reasons. */
async function similarBut(
  asked: readonly Difference[],
  geoid: Geoid,
  among: PeerGroup,
  store: PlaceStore,
): Promise<readonly SimilarPlace[]> {
  const alike = await store.similar(geoid, among, MOST_COMPARED);
  const figures = await store.figures([geoid, ...alike.map((row) => row.geoid)]);
  const differing = alike.flatMap((row) => {
    const differences = differencesOf(asked, figures.get(geoid), figures.get(row.geoid));
    if (!differences) return [];
    const others = row.reasons.filter(({ variable }) => differences.every((each) => each.variable !== variable));
    return [{ ...row, reasons: [...differences, ...others] }];
  });
  return differing.slice(0, COUNT);
}

export default similarCities;
