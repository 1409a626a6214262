import { button, reply } from '../replies/build.ts';
import type { Reply } from '../replies/reply.ts';
import { words } from '../replies/words/index.ts';
import { newest } from '../places/figures-of.ts';
import type { Place } from '../places/place.ts';
import type { PeerGroup } from '../places/store.ts';
import { alternativesTo } from '../topics/alternatives.ts';
import { sayAmount, sayStanding } from '../topics/standing-card.ts';
import type { DialogParts } from './parts.ts';
import type { Wanted } from './request.ts';
import type { Turn } from './turn.ts';
import { peerGroupOf } from '../topics/load-views.ts';

/**
 * Where a figure of the turn's places stands: in the state, in the country, and among places of about its size, since a city's
 * rank among villages says little. Of an amount that the message names: how it stands against the places' own figure.
 * Undefined where nothing of that can be said.
 */
export async function standingFor(wanted: Wanted, turn: Turn, parts: DialogParts): Promise<Reply | undefined> {
  const { catalogue, store, lookup } = parts;
  const { places, amount } = turn.request;
  const topic = catalogue.topic(wanted.topic);
  const found = topic && catalogue.metric(wanted.metric ?? topic.main);
  if (!found)
    throw new TypeError(`no topic "${wanted.topic}" in the catalogue: requests are checked against it in run-turn`);
  const figures = await store.figures(places);
  const metric =
    alternativesTo(found.metric, topic).find(({ variables }) =>
      places.some((geoid) => newest(figures.get(geoid), variables)?.value !== undefined),
    ) ?? found.metric;
  const said = await Promise.all(
    places
      .flatMap((geoid) => lookup.get(geoid) ?? [])
      .map(async (place) => {
        const figure = newest(figures.get(place.geoid), metric.variables);
        if (figure?.value === undefined) return undefined;
        if (amount !== undefined && figure.bound === undefined)
          return sayAmount(amount, place, metric, { ...figure, value: figure.value });
        const standings = await Promise.all(
          groupsOf(place).map((among) => store.standing(place.geoid, figure.variable, among)),
        );
        return sayStanding(
          place,
          metric,
          standings.filter((standing) => standing !== undefined),
        );
      }),
  );
  const known = said.filter((sentence) => sentence !== undefined);
  if (known.length === 0) return undefined;
  return reply([...known, ...(topic.caution === undefined ? [] : [topic.caution])].join(' '), {
    buttons: [
      button(topic.title, { do: 'topic', topic: topic.id, metric: metric.id, places }),
      button(words.buttons.topics, { do: 'menu', page: 0 }),
    ],
    opens: { do: 'standing', topic: topic.id, metric: metric.id, places, amount },
  });
}

function groupsOf(place: Place): readonly PeerGroup[] {
  const { minPopulation, maxPopulation } = peerGroupOf(place);
  const ofItsSize = minPopulation === undefined ? [] : [{ minPopulation, maxPopulation }];
  return [{ state: place.state }, {}, ...ofItsSize];
}
