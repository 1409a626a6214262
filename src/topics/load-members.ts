import { newest } from '../places/figures-of.ts';
import type { FigureSet } from '../places/figure.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import { candidatesOf, membersOf, peersOf } from '../places/peers.ts';
import type { Place } from '../places/place.ts';
import type { Condition, PeerGroup, PlaceStore } from '../places/store.ts';

/** A place of a group with everything that is known of it. */
export interface Member {
  readonly place: Place;
  readonly figures: FigureSet | undefined;
}

/** The places of a group, with their figures; of those only the ones whose newest figures meet some conditions. */
export async function loadMembers(
  among: PeerGroup,
  where: readonly Condition[],
  store: PlaceStore,
  lookup: PlaceLookup,
): Promise<readonly Member[]> {
  const peers = peersOf(lookup.all);
  const isMember = membersOf(peers, among);
  const places = candidatesOf(peers, among)
    .filter(isMember)
    .flatMap((index) => lookup.all[index] ?? []);
  const figures = await store.figures(places.map(({ geoid }) => geoid));
  return places
    .map((place) => ({ place, figures: figures.get(place.geoid) }))
    .filter((member) => where.every((condition) => meets(member.figures, condition)));
}

function meets(set: FigureSet | undefined, { variable, op, value }: Condition): boolean {
  const known = newest(set, [variable])?.value;
  if (known === undefined) return false;
  return op === 'at-least' ? known >= value : known <= value;
}
