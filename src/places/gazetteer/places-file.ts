import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CitricsError } from '../../errors.ts';
import type { PlacesFile } from './name-index.ts';

/** The editors' file of nicknames and foreign names can't be used. */
export class PlacesFileError extends CitricsError {
  constructor(path: string, what: string, options?: ErrorOptions) {
    super('places-file', `${path}: ${what}`, options);
  }
}

const place = z.string().regex(/^.+, [A-Z]{2}$/, 'write the place as "Name, ST"');
const schema = z.strictObject({
  nicknames: z.record(z.string().min(1), place),
  parts: z.record(z.string().min(1), place).optional(),
  regions: z.record(z.string().min(1), z.array(place).min(1)).optional(),
  countries: z.record(
    z.string().min(1),
    z.strictObject({ alsoCalled: z.array(z.string().min(1)).optional(), cities: z.array(z.string().min(1)) }),
  ),
});

/** Reads `nlp-corpus/<language>/places.json`; throws PlacesFileError naming what to mend. */
export function readPlacesFile(path: string): PlacesFile {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new PlacesFileError(path, what, { cause: error });
  }
}
