import type { DatasetId, VariableId } from './figure.ts';
import { CELL, type FigureTable } from './figure-table.ts';
import { namesOf } from './names.ts';
import type { Geoid, Place } from './place.ts';
import { stateOf } from './states.ts';

/** Where the number of people comes from, best first; within one the newest year. The FBI's are of police jurisdictions. */
export const POPULATION_SOURCES: readonly { readonly dataset: DatasetId; readonly variable: VariableId }[] = [
  { dataset: 'acs5', variable: 'DP05_0001E' },
  { dataset: 'pep', variable: 'pep.population' },
  { dataset: 'acs1', variable: 'DP05_0001E' },
];

/** What a source tells of a place; absent keys are unknown. */
export interface PlaceSource {
  readonly geoid: Geoid;
  readonly legalName: string;
  readonly counties: readonly string[];
  readonly latitude?: number;
  readonly longitude?: number;
  readonly landSqMi?: number;
}

/** A place as everybody sees it: its everyday name, its state and its newest known number of people. */
export function placeOf(source: PlaceSource, population: number | undefined): Place {
  const state = stateOf(source.geoid)?.code ?? '';
  return { ...source, ...namesOf(source.legalName, state), state, ...(population === undefined ? {} : { population }) };
}

/** The newest known number of people of every area of a table, by the area's index. */
export function populationsOf(table: FigureTable): ReadonlyMap<number, number> {
  const people = new Map<number, number>();
  for (const { dataset, variable } of [...POPULATION_SOURCES].reverse()) {
    const blocks = table.blocks.filter((block) => block.dataset === dataset).sort((a, b) => a.year - b.year);
    for (const block of blocks) {
      for (const column of block.columns.filter((candidate) => candidate.variable === variable)) {
        column.values.forEach((cell, position) => {
          if (cell > CELL['or-more']) people.set(block.areas[position] as number, cell / column.scale);
        });
      }
    }
  }
  return people;
}

/** A 7-digit GEOID is a place's; states have two digits and the nation is `US`. */
export function isPlace(geoid: Geoid): boolean {
  return geoid.length === 7;
}
