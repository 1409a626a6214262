import type { Figure, Series } from '../../places/figure.ts';
import type { Geoid, Place } from '../../places/place.ts';
import { UnreadableFile } from '../errors.ts';
import type { FigureSource } from '../figure-source.ts';
import { namedRowsOf } from '../rows.ts';
import type { NamedRow } from '../rows.ts';

/** Which of Zillow's series a file holds; the header doesn't tell, the name does. */
export type ZillowSeries = 'zori' | 'zhvi';

const variables = { zori: 'zori.rent', zhvi: 'zhvi.index' } as const;

/**
 * Zillow's file of cities (`City_zhvi_..._month.csv`, `City_zori_..._month.csv`): one value at the end of each month. Zillow
 * has no GEOIDs: a city is the place of its state with that name, told apart by county where several have it. A city that
 * isn't found so is passed over, never guessed.
 *
 * @throws UnreadableFile for a file of other areas than cities, or a value that is no number
 */
export async function* zillowCities(path: string, kind: ZillowSeries, places: readonly Place[]): FigureSource {
  const find = finder(places);
  const taken = new Set<Geoid>();
  for await (const row of namedRowsOf(path)) {
    if (row.get('RegionType')?.toLowerCase() !== 'city') {
      throw new UnreadableFile(
        path,
        `it is of ${row.get('RegionType') ?? 'other'} areas, not of cities`,
        'Choose the geography "City" on https://www.zillow.com/research/data/.',
      );
    }
    const geoid = find(row);
    const series = seriesOf(path, kind, row);
    // Two of Zillow's cities for one place: rows come by size, so the first is the city that is meant.
    if (geoid === undefined || series === undefined || taken.has(geoid)) continue;
    taken.add(geoid);
    yield { geoid, facts: {}, figures: figuresOf(kind, series), series: [series] };
  }
}

function finder(places: readonly Place[]): (row: NamedRow) => Geoid | undefined {
  const byName = new Map<string, Place[]>();
  for (const place of places) {
    for (const name of new Set([place.name, ...place.aliases])) {
      const key = keyOf(name, place.state);
      byName.set(key, [...(byName.get(key) ?? []), place]);
    }
  }
  return (row) => {
    const named = byName.get(keyOf(row.get('RegionName') ?? '', row.get('State') ?? '')) ?? [];
    const county = row.get('CountyName') ?? '';
    const inCounty = named.filter(({ counties }) => counties.length === 0 || counties.includes(county));
    return inCounty.length === 1 ? inCounty[0]?.geoid : undefined;
  };
}

function keyOf(name: string, state: string): string {
  const plain = name
    .toLowerCase()
    .replace(/^(saint|st\.?) /, 'st ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return `${plain}, ${state}`;
}

function seriesOf(path: string, kind: ZillowSeries, row: NamedRow): Series | undefined {
  const months = [...row].filter(([column]) => /^\d{4}-\d{2}-\d{2}$/.test(column));
  const values = months.map(([column, cell]) => {
    if (cell === '') return null;
    const value = Number(cell);
    if (!(value > 0)) {
      throw new UnreadableFile(
        path,
        `${column} of ${row.get('RegionName') ?? ''} is ${JSON.stringify(cell)}`,
        'Download it again.',
      );
    }
    return rounded(value);
  });
  const first = values.findIndex((value) => value !== null);
  if (first < 0) return undefined;
  const last = values.findLastIndex((value) => value !== null);
  return {
    variable: variables[kind],
    dataset: kind,
    start: months[first]?.[0].slice(0, 7) ?? '',
    values: values.slice(first, last + 1),
  };
}

/** The newest month as a figure of its year; of the home value index also what follows from the series. */
function figuresOf(kind: ZillowSeries, { variable, dataset, start, values }: Series): readonly Figure[] {
  const [startYear = 0, startMonth = 1] = start.split('-').map(Number);
  const year = startYear + Math.floor((startMonth - 1 + values.length - 1) / 12);
  const now = values.at(-1) ?? 0;
  const newest: Figure = { variable, dataset, year, value: now };
  if (kind === 'zori') return [newest];

  const back = (years: number): number | undefined => values.at(-1 - 12 * years) ?? undefined;
  const derived = (name: string, value: number | undefined): Figure[] =>
    value === undefined ? [] : [{ variable: name, dataset, year, value: rounded(value), computed: true }];
  const growth = (years: number): number | undefined => {
    const then = values.length > 12 * years ? back(years) : undefined;
    return then === undefined ? undefined : ((now / then) ** (1 / years) - 1) * 100;
  };
  return [
    newest,
    ...derived('zhvi.change_1yr', growth(1)),
    ...derived('zhvi.growth_5yr', growth(5)),
    ...derived('zhvi.growth_10yr', growth(10)),
    ...derived('zhvi.peak', Math.max(...values.filter((value) => value !== null))),
  ];
}

/** To the cent, or a hundredth of a percent: Zillow's files carry the noise of its model's arithmetic behind it. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
