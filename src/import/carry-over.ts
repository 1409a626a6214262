import type { VariableId } from '../places/figure.ts';
import { STATES } from '../places/states.ts';
import type { PlaceStore } from '../places/store.ts';
import type { FigureSource, SourceRecord } from './figure-source.ts';

const batch = 500;

/** Everything that a store holds, as records: what stays of the old figures when new ones are put beside them. */
export async function* holdingOf(store: Pick<PlaceStore, 'places' | 'figures'>): FigureSource {
  const places = new Map((await store.places()).map((place) => [place.geoid, place]));
  const geoids = ['US', ...STATES.map(({ fips }) => fips), ...places.keys()];
  for (let i = 0; i < geoids.length; i += batch) {
    const part = geoids.slice(i, i + batch);
    const sets = await store.figures(part);
    for (const geoid of part) {
      const place = places.get(geoid);
      const set = sets.get(geoid);
      if (place === undefined && set === undefined) continue;
      const { legalName, counties, latitude, longitude, landSqMi } = place ?? {};
      const facts = { legalName, counties, latitude, longitude, landSqMi };
      yield { geoid, facts: withoutAbsent(facts), figures: set?.figures ?? [], series: set?.series ?? [] };
    }
  }
}

/** A record with the figures of some variables only. */
export function keepOnly(record: SourceRecord, wanted: ReadonlySet<VariableId>): SourceRecord {
  return { ...record, figures: record.figures.filter(({ variable }) => wanted.has(variable)) };
}

/** Without the keys whose value is unknown: joined with another source's facts they would hide what that one knows. */
function withoutAbsent<T extends object>(facts: T): Partial<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<T>;
}
