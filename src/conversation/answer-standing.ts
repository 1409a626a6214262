import { button, reply } from '../replies/build.ts';
import type { Reply } from '../replies/reply.ts';
import { words } from '../replies/words/index.ts';
import { newest } from '../places/figures-of.ts';
import type { Place } from '../places/place.ts';
import type { FigureSet } from '../places/figure.ts';
import type { PeerGroup, PlaceStore } from '../places/store.ts';
import { alternativesTo } from '../topics/alternatives.ts';
import { isTelling, sayAmount, sayStanding } from '../topics/standing-card.ts';
import type { Metric } from '../topics/topic.ts';
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
  const metrics = alternativesTo(found.metric, topic).filter(({ variables }) =>
    places.some((geoid) => newest(figures.get(geoid), variables)?.value !== undefined),
  );
  const [metric = found.metric] = metrics;
  const said = await Promise.all(
    places
      .flatMap((geoid) => lookup.get(geoid) ?? [])
      .map(async (place) => {
        const figure = newest(figures.get(place.geoid), metric.variables);
        if (figure?.value === undefined) return undefined;
        if (amount !== undefined && figure.bound === undefined)
          return sayAmount(amount, place, metric, { ...figure, value: figure.value });
        return sayStandings(place, metrics, figures.get(place.geoid), store);
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

/**
 * Where a place stands in each of its groups by the first of some metrics that tells of the group: the median gross rent in
 * California, and Zillow's rent in the country, of which the gross rents of Californian cities tell nothing.
 */
async function sayStandings(
  place: Place,
  metrics: readonly Metric[],
  figures: FigureSet | undefined,
  store: PlaceStore,
): Promise<string | undefined> {
  let groups = groupsOf(place);
  const said: string[] = [];
  for (const metric of metrics) {
    const figure = newest(figures, metric.variables);
    if (figure?.value === undefined) continue;
    const standings = await Promise.all(groups.map((among) => store.standing(place.geoid, figure.variable, among)));
    const telling = standings.map((standing) => (standing && isTelling(standing) ? standing : undefined));
    const sentence = sayStanding(
      place,
      metric,
      telling.filter((standing) => standing !== undefined),
    );
    if (sentence !== undefined) said.push(sentence);
    groups = groups.filter((_, at) => telling[at] === undefined);
  }
  return said.length === 0 ? undefined : said.join(' ');
}

function groupsOf(place: Place): readonly PeerGroup[] {
  const { minPopulation, maxPopulation } = peerGroupOf(place);
  const ofItsSize = minPopulation === undefined ? [] : [{ minPopulation, maxPopulation }];
  return [{ states: [place.state] }, {}, ...ofItsSize];
}
