import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory, DialogParts } from '../src/conversation/parts.ts';
import type { Wanted } from '../src/conversation/request.ts';
import type { Geoid, Place } from '../src/places/place.ts';
import { button, reply } from '../src/replies/build.ts';
import { formatMiles } from '../src/replies/format.ts';
import { framed } from '../src/replies/framing.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';
import { valuesBeside, type ValuesBeside } from '../src/topics/values-beside.ts';

/** How many places are named. */
const COUNT = 5;

/** Smaller ones are left out where the person set no limit: next to a city lie dozens of hamlets that nobody asks for. */
const LEAST_PEOPLE = 1_000;

/** So many neighbours are looked through for the nearest towns. */
const MOST_LOOKED_AT = 300;

/** No more neighbours than this are within `FURTHEST` of any place. */
const ALL_AROUND = 8_000;

/** Further away nothing is nearby, in miles. */
const FURTHEST = 200;

interface Neighbour {
  readonly place: Place;
  readonly miles: number;
}

/**
 * "What's near Asheville?": the nearest towns; "cities within 50 miles of Denver": the largest that close; "rent in towns near
 * Boise": the nearest with that figure.
 */
const nearbyCities: DialogFactory = (parts) =>
  placesDialog('nearby-cities', parts.controller, async (turn) => {
    const { lookup } = parts;
    const { places } = turn.request;
    const { withinMiles: named } = turn.request;
    const withinMiles = named === undefined ? undefined : Math.min(named, FURTHEST);
    const place = lookup.get(places[0] ?? '');
    if (!place) throw new TypeError('nearby-cities was begun without a place');
    const near = await neighboursOf(place, withinMiles === undefined ? MOST_LOOKED_AT : ALL_AROUND, parts);
    const title = distinctTitle(place, lookup);
    const inReach = withinMiles === undefined ? near : near.filter(({ miles }) => miles <= withinMiles);
    if (near.length === 0 || inReach.length === 0) {
      const none = near[0]
        ? words.nearby.noneWithin(title, formatMiles(withinMiles ?? 0))
        : words.nearby.unknown(title);
      turn.say(framed(reply(none), turn, parts));
      return;
    }
    const shown = (withinMiles === undefined ? near : inReach.toSorted(byPeople)).slice(0, COUNT);
    const rows = shown.map(({ place: other, miles }) => ({
      geoid: other.geoid,
      title: distinctTitle(other, lookup),
      distance: formatMiles(miles),
    }));
    const [asked] = turn.request.wanted;
    const beside =
      asked &&
      (await figuresBeside(
        asked,
        rows.map(({ geoid }) => geoid),
        parts,
      ));
    const valueOf = (geoid: Geoid): string | undefined => beside?.values.get(geoid);
    const lines = [
      withinMiles === undefined
        ? words.nearby.nearest(title, beside?.label)
        : words.nearby.within(title, formatMiles(withinMiles), beside?.label),
      ...rows.map((row) => words.nearby.line(row.title, row.distance, valueOf(row.geoid))),
      [words.nearby.asTheCrowFlies, ...sayFigures(beside, asked, parts)].join(' '),
    ];
    const answer = reply(lines.join('\n'), {
      opens: { do: 'nearby', place: place.geoid, miles: withinMiles },
      cards: rows.map((row) => ({
        title: row.title,
        subtitle: words.nearby.beside(row.distance, valueOf(row.geoid)),
        buttons: [
          button(words.buttons.compare, { do: 'overview', places: [place.geoid, row.geoid] }),
          button(words.buttons.open, { do: 'overview', places: [row.geoid] }),
        ],
      })),
    });
    turn.say(framed(answer, turn, parts));
    turn.remember({ offered: rows.map(({ geoid }) => geoid) });
  });

/** The figure that was asked for, of each of the places. */
async function figuresBeside(
  { topic: id, metric: metricId }: Wanted,
  geoids: readonly Geoid[],
  { catalogue, store }: DialogParts,
): Promise<ValuesBeside | undefined> {
  const topic = catalogue.topic(id);
  const found = topic && catalogue.metric(metricId ?? topic.main);
  return found && valuesBeside(found.metric, found.topic, geoids, await store.figures(geoids));
}

/** Where the figures are from, or that there are none. */
function sayFigures(
  beside: ValuesBeside | undefined,
  asked: Wanted | undefined,
  { catalogue }: DialogParts,
): readonly string[] {
  const topic = asked && catalogue.topic(asked.topic);
  if (beside) return [words.nearby.sources(beside.sources)];
  return topic ? [words.nearby.notTold(topic.name)] : [];
}

async function neighboursOf(place: Place, most: number, { store, lookup }: DialogParts): Promise<readonly Neighbour[]> {
  const nearest = await store.nearest(place.geoid, most);
  const all = nearest.flatMap(({ geoid, miles }) => {
    const other = lookup.get(geoid);
    return other ? [{ place: other, miles }] : [];
  });
  return all.filter((each) => (each.place.population ?? 0) >= LEAST_PEOPLE);
}

function byPeople(a: Neighbour, b: Neighbour): number {
  return (b.place.population ?? 0) - (a.place.population ?? 0);
}

export default nearbyCities;
