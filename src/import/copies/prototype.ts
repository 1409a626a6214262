import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FigureSource } from '../figure-source.ts';
import { figure } from './columns.ts';

const Document = z.object({ geo_id: z.string(), 'Population Growth': z.record(z.string(), z.number()) });

/**
 * The population of Seattle by five-year vintage, 2010 to 2018, from the prototype's document of the city. The rest of the
 * document names no vintage and holds two: its population is of 2018, its household income of 2017.
 */
export async function* prototypeSeattle(folder: string): FigureSource {
  const document = Document.parse(JSON.parse(await readFile(join(folder, 'prototype-seattle.json'), 'utf8')));
  const figures = Object.entries(document['Population Growth']).map(([year, people]) =>
    figure({ variable: 'DP05_0001E', dataset: 'acs5', year: Number(year) }, people),
  );
  yield { geoid: document.geo_id.slice(-7), facts: {}, figures, series: [] };
}
