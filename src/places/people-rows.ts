import { POPULATION_SOURCES } from './place-list.ts';
import { joinRows } from './ranking-column.ts';
import type { ReadRows } from './statistics-over.ts';

/** What people are ranked by when they are ranked by size. */
const PEOPLE = 'DP05_0001E';

/** Where else the number of people stands. */
const ELSEWHERE = [...new Set(POPULATION_SOURCES.map(({ variable }) => variable))].filter(
  (variable) => variable !== PEOPLE,
);

/**
 * Reads how many people live in a place from every source that counts them, whatever its year: without that, Honolulu and
 * Louisville would not be among the largest cities of their states, only because the five-year survey's figure isn't here.
 */
export function withAllPeople(read: ReadRows): ReadRows {
  return async (variables, state) => {
    if (!variables.includes(PEOPLE)) return read(variables, state);
    const rows = await read([...variables, ...ELSEWHERE], state);
    const elsewhere = rows.slice(variables.length);
    return rows.slice(0, variables.length).map((own, index) => {
      return variables[index] === PEOPLE ? { ...joinRows([own, ...elsewhere]), anyYear: true } : own;
    });
  };
}
