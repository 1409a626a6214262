import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory, DialogParts } from '../src/conversation/parts.ts';
import type { Place } from '../src/places/place.ts';
import { button, reply } from '../src/replies/build.ts';
import { formatMiles } from '../src/replies/format.ts';
import { framed } from '../src/replies/framing.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';

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

/** "What's near Asheville?": the nearest towns; "cities within 50 miles of Denver": the largest that close. */
const nearbyCities: DialogFactory = (parts) =>
  placesDialog('nearby-cities', parts.controller, async (turn) => {
    const { lookup } = parts;
    const { places } = turn.request;
    const asked = turn.request.withinMiles;
    const withinMiles = asked === undefined ? undefined : Math.min(asked, FURTHEST);
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
    const heading =
      withinMiles === undefined ? words.nearby.nearest(title) : words.nearby.within(title, formatMiles(withinMiles));
    const lines = [
      heading,
      ...rows.map((row) => words.nearby.line(row.title, row.distance)),
      words.nearby.asTheCrowFlies,
    ];
    const answer = reply(lines.join('\n'), {
      opens: { do: 'nearby', place: place.geoid, miles: asked },
      cards: rows.map((row) => ({
        title: row.title,
        subtitle: row.distance,
        buttons: [
          button(words.buttons.compare, { do: 'overview', places: [place.geoid, row.geoid] }),
          button(words.buttons.open, { do: 'overview', places: [row.geoid] }),
        ],
      })),
    });
    turn.say(framed(answer, turn, parts));
    turn.remember({ offered: rows.map(({ geoid }) => geoid) });
  });

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
