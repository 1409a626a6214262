import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../fixtures/acs/', import.meta.url));

/** Where census files of a test come from: excerpts of real ones, always; the whole ones when CITRICS_SOURCE_DIR has them. */
export interface CensusFiles {
  readonly what: string;
  readonly oregon: (year: number) => string;
  readonly california: (table: string) => string;
  readonly californiaLabels: string;
}

export const excerpts: CensusFiles = {
  what: 'excerpts of the official files',
  oregon: (year) => join(fixtures, `ACSDP5Y${String(year)}.DP03-Data.csv.gz`),
  california: (table) => join(fixtures, `ca_acs5_2023_${table}.csv.gz`),
  californiaLabels: join(fixtures, 'ca_column_labels.csv.gz'),
};

const sources = process.env['CITRICS_SOURCE_DIR'];

/** The whole files, or undefined where this machine doesn't have them. */
export const wholeFiles: CensusFiles | undefined =
  sources !== undefined && existsSync(join(sources, 'official-dp03-oregon'))
    ? {
        what: 'the whole official files',
        oregon: (year) => join(sources, 'official-dp03-oregon', `ACSDP5Y${String(year)}.DP03-Data.csv.gz`),
        california: (table) => join(sources, `ca_acs5_2023_${table}.csv.gz`),
        californiaLabels: excerpts.californiaLabels,
      }
    : undefined;
