import { figureSetAt } from '../places/figure-table.ts';
import type { Place } from '../places/place.ts';
import type { Snapshot } from '../places/snapshot.ts';
import type { PlaceFacts, SourceRecord } from './figure-source.ts';

/** A snapshot as records, one an area, in GEOID order. */
export function* recordsOf({ places, table }: Snapshot): Generator<SourceRecord> {
  const facts = new Map(places.map((place) => [place.geoid, factsOf(place)]));
  for (let area = 0; area < table.areas.length; area++) {
    const set = figureSetAt(table, area);
    yield { ...set, facts: facts.get(set.geoid) ?? {} };
  }
}

function factsOf({ legalName, counties, latitude, longitude, landSqMi }: Place): PlaceFacts {
  return {
    legalName,
    counties,
    ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
    ...(landSqMi === undefined ? {} : { landSqMi }),
  };
}
