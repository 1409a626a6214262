import type { Place } from '../../places/place.ts';
import type { PlaceStore } from '../../places/store.ts';
import { judge } from './exceptions.ts';
import type { CheckException, Judged } from './exceptions.ts';
import { comparePublished } from './published-values.ts';
import type { PublishedValue } from './published-values.ts';
import { figuresOfPlace } from './rule.ts';
import type { Finding, Rule } from './rule.ts';

export interface CheckReport extends Judged {
  readonly places: number;
  readonly figures: number;
  /** How many published values were compared. */
  readonly published: number;
}

/** Places read from the store at a time. */
const batch = 500;

/** Holds every figure of a store against the rules, and against published values. */
export async function checkStore(
  store: Pick<PlaceStore, 'places' | 'figures'>,
  rules: readonly Rule[],
  published: readonly PublishedValue[],
  exceptions: readonly CheckException[],
): Promise<CheckReport> {
  const places = await store.places();
  const findings: Finding[] = [];
  let figures = 0;
  for (let i = 0; i < places.length; i += batch) {
    const part = places.slice(i, i + batch);
    const sets = await store.figures(part.map(({ geoid }) => geoid));
    for (const place of part) {
      const set = sets.get(place.geoid) ?? { geoid: place.geoid, figures: [], series: [] };
      figures += set.figures.length;
      const known = figuresOfPlace(place, set);
      for (const rule of rules) {
        for (const fault of rule.check(known)) findings.push({ rule: rule.id, ...nameOf(place), ...fault });
      }
    }
  }
  const stored = await store.figures([...new Set(published.map(({ geoid }) => geoid))]);
  findings.push(...comparePublished(published, stored));
  return { places: places.length, figures, published: published.length, ...judge(findings, exceptions) };
}

function nameOf({ geoid, legalName, state }: Place): Pick<Finding, 'geoid' | 'name'> {
  return { geoid, name: `${legalName}, ${state}` };
}
