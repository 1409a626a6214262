import type { DatasetId, Figure, VariableId } from '../../places/figure.ts';
import type { Geoid, Place } from '../../places/place.ts';
import type { PlaceStore } from '../../places/store.ts';
import type { SourceRecord } from '../figure-source.ts';
import { isImplausible, slow, smallest } from './moves.ts';

/** A figure of the import beside the newest one of an earlier vintage. */
export interface Move {
  readonly geoid: Geoid;
  readonly name: string;
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  readonly before: { readonly year: number; readonly value: number };
  readonly now: { readonly year: number; readonly value: number };
}

/** What an import changes against the figures in use. */
export interface Changes {
  readonly places: number;
  readonly figures: number;
  readonly added: readonly { readonly geoid: Geoid; readonly name: string }[];
  /** Places of the imported states that the figures in use have profiles of, and the import has not. */
  readonly gone: readonly { readonly geoid: Geoid; readonly name: string }[];
  readonly renamed: readonly { readonly geoid: Geoid; readonly from: string; readonly to: string }[];
  /** Figures that no place of some size moves so far within a few years; to be looked at, they are imported nonetheless. */
  readonly implausible: readonly Move[];
}

export interface ChangeTracker {
  see(record: SourceRecord): void;
  report(): Promise<Changes>;
}

const batch = 500;

/** Compares an import with the figures in use: the records as they come, the comparison at the end. */
export function trackChanges(before: Pick<PlaceStore, 'places' | 'figures'>): ChangeTracker {
  const names = new Map<Geoid, string>();
  const profiled = new Set<Geoid>();
  const slowFigures = new Map<Geoid, Figure[]>();
  let figures = 0;

  return {
    see({ geoid, facts, figures: all }) {
      figures += all.length;
      if (geoid.length !== 7) return;
      if (facts.legalName !== undefined || !names.has(geoid))
        names.set(geoid, facts.legalName ?? names.get(geoid) ?? '');
      if (all.some(({ dataset }) => dataset === 'acs5')) profiled.add(geoid);
      const kept = all.filter(isSlow);
      if (kept.length > 0) slowFigures.set(geoid, [...(slowFigures.get(geoid) ?? []), ...kept]);
    },

    async report() {
      const known = new Map((await before.places()).map((place) => [place.geoid, place]));
      const states = new Set([...profiled].map((geoid) => geoid.slice(0, 2)));
      const missing = [...known.values()].filter(({ geoid }) => states.has(geoid.slice(0, 2)) && !profiled.has(geoid));
      const named = [...names].flatMap(([geoid, to]) => {
        const from = known.get(geoid)?.legalName;
        return from === undefined || to === '' || from === to ? [] : [{ geoid, from, to }];
      });
      return {
        places: names.size,
        figures,
        added: [...names].filter(([geoid]) => !known.has(geoid)).map(([geoid, name]) => ({ geoid, name })),
        gone: await profiledBefore(before, missing),
        renamed: named,
        implausible: await implausibleMoves(before, known, slowFigures),
      };
    },
  };
}

function isSlow({ variable, dataset, value, bound }: Figure): boolean {
  if (value === undefined || bound !== undefined) return false;
  return slow.some((each) => each.variable === variable && each.datasets.includes(dataset));
}

async function profiledBefore(before: Pick<PlaceStore, 'figures'>, places: readonly Place[]): Promise<Changes['gone']> {
  const gone: { geoid: Geoid; name: string }[] = [];
  for (const part of batches(places)) {
    const sets = await before.figures(part.map(({ geoid }) => geoid));
    for (const { geoid, legalName } of part) {
      if (sets.get(geoid)?.figures.some(({ dataset }) => dataset === 'acs5')) gone.push({ geoid, name: legalName });
    }
  }
  return gone;
}

async function implausibleMoves(
  before: Pick<PlaceStore, 'figures'>,
  known: ReadonlyMap<Geoid, Place>,
  imported: ReadonlyMap<Geoid, readonly Figure[]>,
): Promise<readonly Move[]> {
  const places = [...imported.keys()].flatMap((geoid) => known.get(geoid) ?? []);
  const moves: Move[] = [];
  for (const part of batches(places.filter(({ population }) => (population ?? 0) >= smallest))) {
    const sets = await before.figures(part.map(({ geoid }) => geoid));
    for (const { geoid, legalName } of part) {
      const old = (sets.get(geoid)?.figures ?? []).filter(isSlow);
      for (const { variable, dataset, year, value = 0 } of imported.get(geoid) ?? []) {
        const last = newestBefore(old, variable, dataset, year);
        if (last?.value === undefined || !isImplausible(last.value, value)) continue;
        const then = { year: last.year, value: last.value };
        moves.push({ geoid, name: legalName, variable, dataset, before: then, now: { year, value } });
      }
    }
  }
  return moves;
}

/** The newest figure up to a year: of the same year it is the one that the import revises. */
function newestBefore(figures: readonly Figure[], variable: VariableId, dataset: DatasetId, year: number) {
  return figures
    .filter((figure) => figure.variable === variable && figure.dataset === dataset && figure.year <= year)
    .sort((a, b) => b.year - a.year)[0];
}

function* batches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < items.length; i += batch) yield items.slice(i, i + batch);
}
