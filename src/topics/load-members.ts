import { setImmediate as nextRound } from 'node:timers/promises';
import { newest } from '../places/figures-of.ts';
import type { FigureSet } from '../places/figure.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import { candidatesOf, membersOf, peersOf } from '../places/peers.ts';
import type { Place } from '../places/place.ts';
import type { Condition, PeerGroup, PlaceStore } from '../places/store.ts';
import type { Metric } from './topic.ts';

/** A place of a group with what is known of some metrics. */
export interface Member {
  readonly place: Place;
  readonly figures: FigureSet | undefined;
}

/** Which places, and what of them. */
export interface MembersWanted {
  readonly among: PeerGroup;
  /** Only those whose newest figures meet these. */
  readonly where: readonly Condition[];
  readonly metrics: readonly Metric[];
}

/** So many places are read at a time, and other work goes on between: all of the country take seconds. */
const AT_ONCE = 50;

/** The places of a group, with all that is known of some metrics, of any time. */
export async function loadMembers(
  { among, where, metrics }: MembersWanted,
  store: PlaceStore,
  lookup: PlaceLookup,
): Promise<readonly Member[]> {
  const peers = peersOf(lookup.all);
  const members = candidatesOf(peers, among).filter(membersOf(peers, among));
  const wanted = new Set(metrics.flatMap(({ variables }) => variables));
  const found: Member[] = [];
  for (let from = 0; from < members.length; from += AT_ONCE) {
    const places = members.slice(from, from + AT_ONCE).flatMap((index) => lookup.all[index] ?? []);
    const known = await store.figures(places.map(({ geoid }) => geoid));
    for (const place of places) {
      const figures = known.get(place.geoid);
      if (where.every((condition) => meets(figures, condition))) found.push({ place, figures: only(wanted, figures) });
    }
    await nextRound();
  }
  return found;
}

/** The figures of some variables alone. */
function only(wanted: ReadonlySet<string>, set: FigureSet | undefined): FigureSet | undefined {
  return (
    set && {
      geoid: set.geoid,
      figures: set.figures.filter(({ variable }) => wanted.has(variable)),
      series: set.series.filter(({ variable }) => wanted.has(variable)),
    }
  );
}

function meets(set: FigureSet | undefined, { variable, op, value }: Condition): boolean {
  const known = newest(set, [variable])?.value;
  if (known === undefined) return false;
  return op === 'at-least' ? known >= value : known <= value;
}
