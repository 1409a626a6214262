import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isExportName, openExport } from '../acs/export-file.ts';
import { loadCanonicalLabels } from '../acs/labels.ts';
import type { FigureSource } from '../figure-source.ts';
import { incomeByYear, people2015 } from './acs1.ts';
import { california } from './california.ts';
import { ages2020, housing2023, learning2018, newYork2023, profiles2017 } from './coextensive.ts';
import { fbiOffences } from './fbi.ts';
import { geoNamesCoordinates } from './geonames.ts';
import { pcit960 } from './pcit960.ts';
import { placesUs } from './places-us.ts';
import { prototypeSeattle } from './prototype.ts';
import { homeValueIndex, rentByMonth } from './zillow.ts';

export interface NamedSource {
  readonly name: string;
  readonly records: FigureSource;
}

/** The official exports of a folder below the sources' own. */
const EXPORTS = 'official-dp03-oregon';

/**
 * The sources of the bundled snapshot, best first: where two know the same figure, the Census Bureau's own export stands
 * before copies of whole tables, and these before copies of single columns.
 */
export async function bundledSources(folder: string): Promise<readonly NamedSource[]> {
  const labels = await loadCanonicalLabels();
  const names = (await readdir(join(folder, EXPORTS))).filter(isExportName).sort().reverse();
  const exports = await Promise.all(
    names.map(async (name) => ({ name, records: (await openExport(join(folder, EXPORTS, name), labels)).records })),
  );
  return [
    ...exports,
    { name: 'California, economic and housing profiles', records: california(folder) },
    { name: 'places of the United States', records: placesUs(folder) },
    { name: '943 cities, 2022', records: pcit960(folder) },
    { name: 'profiles of cities that are counties, 2017', records: profiles2017(folder) },
    { name: 'learning and work in cities that are counties, 2018', records: learning2018(folder) },
    { name: 'ages in cities that are counties, 2020', records: ages2020(folder) },
    { name: 'housing in cities that are counties, 2023', records: housing2023(folder) },
    { name: 'housing in New York, 2023', records: newYork2023(folder) },
    { name: 'Seattle, 2018', records: prototypeSeattle(folder) },
    { name: 'median household income by year', records: incomeByYear(folder) },
    { name: 'people in 2015', records: people2015(folder) },
    { name: 'rent by month', records: rentByMonth(folder) },
    { name: 'home value index', records: homeValueIndex(folder) },
    { name: 'offences', records: fbiOffences(folder) },
    { name: 'coordinates of GeoNames', records: geoNamesCoordinates(folder) },
  ];
}
