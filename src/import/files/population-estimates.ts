import { basename } from 'node:path';
import type { Figure } from '../../places/figure.ts';
import type { Geoid } from '../../places/place.ts';
import { stateOf } from '../../places/states.ts';
import { UnreadableFile } from '../errors.ts';
import type { FigureSource } from '../figure-source.ts';
import { namedRowsOf } from '../rows.ts';
import type { NamedRow } from '../rows.ts';

/**
 * The Population Estimates Program's file of cities and towns (`sub-est2023.csv`): people on 1 July of each year since the
 * last census. States and incorporated places are read; counties and parts of places by county are passed over.
 * Source of the layout: https://www.census.gov/programs-surveys/popest/technical-documentation/file-layouts.html
 *
 * @throws UnreadableFile for an estimate that is no whole number
 */
export async function* populationEstimates(path: string): FigureSource {
  for await (const row of namedRowsOf(path)) {
    const geoid = geoidOf(row);
    if (geoid === undefined || stateOf(geoid) === undefined) continue;
    const figures = [...row].flatMap(([column, cell]): Figure[] => {
      const year = /^POPESTIMATE(\d{4})$/.exec(column)?.[1];
      if (year === undefined) return [];
      if (!/^\d+$/.test(cell)) {
        throw new UnreadableFile(
          path,
          `${column} of ${geoid} is ${JSON.stringify(cell)}, not a number of people`,
          `Download ${basename(path)} again.`,
        );
      }
      return [{ variable: 'pep.population', dataset: 'pep', year: Number(year), value: Number(cell) }];
    });
    yield { geoid, facts: { legalName: row.get('NAME') ?? '' }, figures, series: [] };
  }
}

/** Summary level 040 is a state, 162 an incorporated place. */
function geoidOf(row: NamedRow): Geoid | undefined {
  const state = row.get('STATE') ?? '';
  if (row.get('SUMLEV') === '040') return state;
  return row.get('SUMLEV') === '162' ? `${state}${row.get('PLACE') ?? ''}` : undefined;
}
