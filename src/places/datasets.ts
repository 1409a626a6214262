import type { DatasetId } from './figure.ts';
import type { Holding } from './store.ts';

/** What people are told about where numbers come from. */
export interface Dataset {
  readonly id: DatasetId;
  /** As in a list of sources. */
  readonly title: string;
  /** As behind a figure, with the years of `year`: `ACS 2019-2023`. */
  readonly cite: (year: number) => string;
  readonly publisher: string;
  readonly url: string;
  /** What the publisher asks to be said wherever its figures are shown; absent for public-domain figures. */
  readonly attribution?: string;
}

export const DATASETS: Readonly<Record<DatasetId, Dataset>> = {
  acs5: {
    id: 'acs5',
    title: 'American Community Survey, 5-year estimates',
    cite: (year) => `ACS ${year - 4}-${year}`,
    publisher: 'U.S. Census Bureau',
    url: 'https://www.census.gov/programs-surveys/acs',
  },
  acs1: {
    id: 'acs1',
    title: 'American Community Survey, 1-year estimates',
    cite: (year) => `ACS ${year}, 1-year`,
    publisher: 'U.S. Census Bureau',
    url: 'https://www.census.gov/programs-surveys/acs',
  },
  pep: {
    id: 'pep',
    title: 'Population Estimates Program',
    cite: (year) => `Census estimate, July ${year}`,
    publisher: 'U.S. Census Bureau',
    url: 'https://www.census.gov/programs-surveys/popest.html',
  },
  zori: {
    id: 'zori',
    title: 'Zillow Observed Rent Index',
    cite: (year) => `Zillow, ${year}`,
    publisher: 'Zillow',
    url: 'https://www.zillow.com/research/data/',
    attribution: 'Data provided by Zillow',
  },
  zhvi: {
    id: 'zhvi',
    title: 'Zillow Home Value Index',
    cite: (year) => `Zillow, April ${year}`,
    publisher: 'Zillow',
    url: 'https://www.zillow.com/research/data/',
    attribution: 'Data provided by Zillow',
  },
  fbi: {
    id: 'fbi',
    title: 'Uniform Crime Reporting, offenses known to law enforcement (Table 8)',
    cite: (year) => `FBI ${year}`,
    publisher: 'Federal Bureau of Investigation',
    url: 'https://ucr.fbi.gov/crime-in-the-u.s/',
  },
  gazetteer: {
    id: 'gazetteer',
    title: 'U.S. Gazetteer Files',
    cite: (year) => `Gazetteer ${year}`,
    publisher: 'U.S. Census Bureau',
    url: 'https://www.census.gov/geographies/reference-files/time-series/geo/gazetteer-files.html',
  },
};

/** One line about what a store holds of a dataset, for the answer to "where is this from?". */
export function describeDataset({ dataset, years, places }: Holding): string {
  const { title, publisher, attribution } = DATASETS[dataset];
  const [first, last] = [years[0] ?? '', years.at(-1) ?? ''];
  const span = first === last ? String(first) : `${first} to ${last}`;
  return `${title}, ${span}: ${places.toLocaleString('en-US')} places (${attribution ?? publisher})`;
}
