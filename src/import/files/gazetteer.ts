import { stateOf } from '../../places/states.ts';
import { UnreadableFile } from '../errors.ts';
import type { FigureSource } from '../figure-source.ts';
import { namedRowsOf } from '../rows.ts';
import type { NamedRow } from '../rows.ts';

/**
 * The Gazetteer's file of places (`2023_Gaz_place_national.txt`): name, internal point, land area. Separated by tabs, since
 * 2025 by bars.
 * Source of the layout: https://www.census.gov/programs-surveys/geography/technical-documentation/records-layout/gaz-record-layouts.html
 *
 * @throws UnreadableFile for a coordinate or an area that is no number
 */
export async function* gazetteer(path: string, delimiter: string): FigureSource {
  for await (const row of namedRowsOf(path, delimiter)) {
    const geoid = row.get('GEOID') ?? '';
    if (stateOf(geoid) === undefined) continue;
    const [latitude, longitude, landSqMi] = ['INTPTLAT', 'INTPTLONG', 'ALAND_SQMI'].map((name) =>
      number(path, row, name),
    );
    const facts = { legalName: row.get('NAME') ?? '', latitude, longitude, landSqMi };
    yield { geoid, facts, figures: [], series: [] };
  }
}

function number(path: string, row: NamedRow, column: string): number {
  const cell = row.get(column) ?? '';
  if (!/^-?\d+(\.\d+)?$/.test(cell)) {
    const problem = `${column} of ${row.get('GEOID') ?? ''} is ${JSON.stringify(cell)}, not a number`;
    throw new UnreadableFile(path, problem, 'Download the place file again, unpacked, as plain text.');
  }
  return Number(cell);
}
