import { join } from 'node:path';
import type { Figure, MissingReason } from '../../places/figure.ts';
import type { Geoid } from '../../places/place.ts';
import { numberIn, readCsv, type CsvRow } from '../csv.ts';
import type { FigureSource } from '../figure-source.ts';
import { figure } from './columns.ts';
import { METROPOLITAN, placeOfAgency } from './fbi-agencies.ts';
import { KINDS, reportedOf, saysNothingAsRate, type Kind, type Reported } from './fbi-reports.ts';

const YEARS = [2014, 2015, 2016, 2017, 2018, 2019];
const NEWEST = Math.max(...YEARS);

/** Offences known to city agencies, and how many people live in what the agency polices (which need not be the city). */
export async function* fbiOffences(folder: string): FigureSource {
  for (const row of await readCsv(join(folder, 'fbi_ucr_city_2014_2019.csv.gz'))) {
    const geoid = placeOfAgency(row);
    if (geoid) yield record(geoid, figuresOf(row));
  }
  for (const geoid of METROPOLITAN) {
    const figures = KINDS.flatMap((kind) => both(kind, NEWEST).map((variable) => lacking(variable, 'not-applicable')));
    yield record(geoid, figures);
  }
}

function record(geoid: Geoid, figures: readonly Figure[]) {
  return { geoid, facts: {}, figures, series: [] };
}

function figuresOf(row: CsvRow): readonly Figure[] {
  const countsOf = (kind: Kind) => YEARS.map((year) => numberIn(row, `${kind}_crimes_${year}`));
  const reported = reportedOf({ violent: countsOf('violent'), property: countsOf('property') });
  return YEARS.flatMap((year, index) => {
    const people = numberIn(row, `population_${year}`);
    if (people === undefined) return [];
    const counts = { violent: reported.violent[index], property: reported.property[index] };
    const isBare = saysNothingAsRate(people, counts);
    return [
      figure({ variable: 'fbi.population', dataset: 'fbi', year }, people),
      ...KINDS.flatMap((kind) => offences(kind, year, counts[kind], isBare ? undefined : people)),
    ];
  });
}

/** A count and its rate; `people` is undefined where a rate would say nothing. */
function offences(kind: Kind, year: number, count: Reported, people: number | undefined): readonly Figure[] {
  const [counted, rate] = both(kind, year);
  if (count === undefined) return [];
  if (count === 'no report') return [lacking(counted, 'not-published'), lacking(rate, 'not-published')];
  const number = figure(counted, count);
  if (people === undefined) return [number, lacking(rate, 'not-computable')];
  return [number, figure(rate, Math.round((count / people) * 100_000) / 100, true)];
}

function both(kind: Kind, year: number): readonly [count: Head, rate: Head] {
  const head = { dataset: 'fbi' as const, year };
  return [
    { variable: `fbi.${kind}`, ...head },
    { variable: `fbi.${kind}_per_1000`, ...head },
  ];
}

type Head = Pick<Figure, 'variable' | 'dataset' | 'year'>;

function lacking(head: Head, missing: MissingReason): Figure {
  return { ...head, missing };
}
