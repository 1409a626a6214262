import type { Place } from '../places/place.ts';
import type { PeerGroup, PlaceStore } from '../places/store.ts';
import type { Catalogue } from './catalogue.ts';
import { isWide } from './coverage.ts';
import { peerGroupOf } from './load-views.ts';
import { outstandingOf, THEMES, type Beside } from './outstanding.ts';
import { readings } from './reading.ts';
import type { PlaceView } from './view.ts';

/** What stands out about a place, and among whom. */
export interface Outstanding {
  readonly figures: readonly Beside[];
  readonly among: Among;
}

/** The places that tell what is usual. */
export interface Among {
  readonly kind: 'its size' | 'at least' | 'all';
  readonly group: PeerGroup;
}

const MOST = 2;

/** Years that a figure may be older than the newest of the place: what was striking once may be so no more. */
const OLDEST = 2;

/** Quartiles of fewer places than this say little. */
const FEWEST = 15;

/** A group whose places have fewer of the place's figures than this tells too little. */
const FAIR_SHARE = 1 / 3;

/** Sizes that set cities, towns and villages apart, largest first. */
const SIZES = [50_000, 10_000, 1_000];

/** Periods of five years that end one year apart share four of them; prices are of one period only. */
const YEARS_APART = 1;

/**
 * What stands out about a place beside the places of its size in its state; where those are too few, beside all of the state
 * that are cities, or towns, as it is, and then beside those of the country. Undefined where nothing does, or nothing can be
 * known: the place's number of people is missing, or too few others have the figures that it has.
 */
export async function loadOutstanding(
  { place, figures }: PlaceView,
  catalogue: Catalogue,
  store: PlaceStore,
): Promise<Outstanding | undefined> {
  const { population } = place;
  if (population === undefined || population === 0) return undefined;
  const since =
    Math.max(...figures.figures.filter(({ dataset }) => dataset === 'acs5').map(({ year }) => year)) - OLDEST;
  const known = THEMES.flatMap(({ metrics }) => metrics).flatMap((id) => {
    const metric = catalogue.metric(id)?.metric;
    const ours = metric && readings(metric, figures).find(({ dataset, year }) => dataset === 'acs5' && year >= since);
    return metric && ours && ours.bound === undefined ? [{ metric, ours }] : [];
  });
  if (known.length === 0) return undefined;
  for (const among of groupsFor(place)) {
    const usuals = await store.usual(
      known.map(({ metric, ours: { variable, dataset, year } }) => {
        const apart = metric.unit === 'dollars' || metric.unit === 'dollars-a-month' ? 0 : YEARS_APART;
        return { variable, vintage: { dataset, from: year - apart, to: year + apart } };
      }),
      among.group,
    );
    const beside = known.flatMap(({ metric, ours }, index): Beside[] => {
      const usual = usuals[index];
      return usual && usual.of >= FEWEST && isWide(usual.coverage) ? [{ metric, ours, usual }] : [];
    });
    if (beside.length < known.length * FAIR_SHARE) continue;
    const outstanding = outstandingOf(beside, population, MOST);
    return outstanding.length === 0 ? undefined : { figures: outstanding, among };
  }
  return undefined;
}

function groupsFor(place: Place): readonly Among[] {
  const { state, population = 0 } = place;
  const states = [state];
  const ofItsSize = peerGroupOf(place);
  const sizes = SIZES.filter((size) => size <= population);
  return [
    { kind: 'its size', group: ofItsSize },
    ...sizes.map((minPopulation): Among => ({ kind: 'at least', group: { states, minPopulation } })),
    { kind: 'all', group: { states } },
    { kind: 'its size', group: { ...ofItsSize, states: undefined } },
    ...sizes.map((minPopulation): Among => ({ kind: 'at least', group: { minPopulation } })),
  ];
}
