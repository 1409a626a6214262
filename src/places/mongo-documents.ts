import type { Figure, FigureSet } from './figure.ts';
import type { FigureDocument, FiguresDocument, PlaceDocument, RankingDocument } from './mongo-schema.ts';
import type { Place } from './place.ts';

/** A document without its undefined values, which MongoDB would store as null. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

export function placeDocument({ geoid, latitude, longitude, ...rest }: Place): PlaceDocument {
  return compact({
    _id: geoid,
    ...rest,
    names: [rest.name, ...rest.aliases].map((name) => name.toLowerCase()),
    ...(latitude === undefined || longitude === undefined
      ? {}
      : { location: { type: 'Point' as const, coordinates: [longitude, latitude] as const } }),
  });
}

export function placeFrom(document: PlaceDocument): Place {
  const { _id, name, legalName, aliases, kind, state, counties, population, location, landSqMi } = document;
  const [longitude, latitude] = location?.coordinates ?? [];
  return compact({
    geoid: _id,
    name,
    legalName,
    aliases,
    kind,
    state,
    counties,
    population,
    latitude,
    longitude,
    landSqMi,
  });
}

export function figuresDocument({ geoid, figures, series }: FigureSet): FiguresDocument {
  const vintages = new Map<string, { dataset: Figure['dataset']; year: number; figures: FigureDocument[] }>();
  for (const { variable, dataset, year, value, ...rest } of figures) {
    const key = `${dataset} ${year}`;
    const vintage = vintages.get(key) ?? { dataset, year, figures: [] };
    vintages.set(key, vintage);
    vintage.figures.push(compact({ v: variable, n: value, ...rest }));
  }
  return { _id: geoid, vintages: [...vintages.values()], series };
}

export function figureSetFrom({ _id, vintages, series }: FiguresDocument): FigureSet {
  return {
    geoid: _id,
    figures: vintages.flatMap(({ dataset, year, figures }) =>
      figures.map(({ v, n, ...rest }): Figure => ({
        variable: v,
        dataset,
        year,
        ...(n === undefined ? {} : { value: n }),
        ...rest,
      })),
    ),
    series,
  };
}

export function rankingRow(
  geoid: string,
  figure: Figure & { readonly value: number },
): RankingDocument['rows'][number] {
  const { value, dataset, year, bound, margin, computed } = figure;
  return compact({ g: geoid, n: value, d: dataset, y: year, bound, margin, computed });
}

export function figureFromRow(variable: string, row: RankingDocument['rows'][number]): Figure {
  const { n, d, y, bound, margin, computed } = row;
  return compact({ variable, dataset: d, year: y, value: n, bound, margin, computed });
}
