import { newest } from '../places/figures-of.ts';
import type { Geoid, Place } from '../places/place.ts';
import type { PeerGroup, PlaceStore, Standing } from '../places/store.ts';
import type { VariableId } from '../places/figure.ts';
import { distinctTitle } from '../replies/places.ts';
import { peersIn } from './benchmark.ts';
import { isWide } from './coverage.ts';
import type { PlaceView } from './view.ts';
import type { PlaceLookup } from '../places/lookup.ts';

/** Peers have between half and twice as many people: a village is not measured against a metropolis. */
const PEER_FACTOR = 2;

/** The places of about this one's size in its state. */
export function peerGroupOf(place: Place): PeerGroup {
  return place.population === undefined
    ? { states: [place.state] }
    : {
        states: [place.state],
        minPopulation: Math.floor(place.population / PEER_FACTOR),
        maxPopulation: Math.ceil(place.population * PEER_FACTOR),
      };
}

/**
 * Everything a card may say about places: their figures, their state's and the nation's where the store has them, and where
 * each stands among its peers for the first of `variables` that it has. Places unknown to the lookup are left out.
 */
export async function loadViews(
  geoids: readonly Geoid[],
  variables: readonly VariableId[],
  store: PlaceStore,
  lookup: PlaceLookup,
): Promise<readonly PlaceView[]> {
  const places = geoids.map((geoid) => lookup.get(geoid)).filter((place) => place !== undefined);
  const states = places.map((place) => place.geoid.slice(0, 2));
  const sets = await store.figures([...new Set([...geoids, ...states, 'US'])]);
  return Promise.all(
    places.map(async (place) => {
      const figures = sets.get(place.geoid) ?? { geoid: place.geoid, figures: [], series: [] };
      const main = newest(figures, variables);
      const standing = main?.value === undefined ? undefined : await standingOf(place, main.variable, store);
      return {
        place,
        title: distinctTitle(place, lookup),
        figures,
        state: sets.get(place.geoid.slice(0, 2)),
        nation: sets.get('US'),
        standing,
      };
    }),
  );
}

/**
 * A big city with too few peers in its state is measured against those of its size in the country, where the figure is known
 * in more than a few states.
 */
async function standingOf(place: Place, variable: VariableId, store: PlaceStore): Promise<Standing | undefined> {
  const peers = peerGroupOf(place);
  const standing = await store.standing(place.geoid, variable, peers);
  if (standing === undefined || peersIn(standing)) return standing;
  const inNation = await store.standing(place.geoid, variable, { ...peers, states: undefined });
  return inNation && isWide(inNation.coverage) ? inNation : standing;
}
