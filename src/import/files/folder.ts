import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Place } from '../../places/place.ts';
import type { ColumnPlan } from '../acs/columns.ts';
import { isExportName, openExport } from '../acs/export-file.ts';
import { loadCanonicalLabels } from '../acs/labels.ts';
import { UnreadableFile } from '../errors.ts';
import type { FigureSource } from '../figure-source.ts';
import { rowsOf } from '../rows.ts';
import { gazetteer } from './gazetteer.ts';
import { populationEstimates } from './population-estimates.ts';
import { zillowCities } from './zillow.ts';

/** A file of a folder that was recognised. */
export interface SourceFile {
  readonly name: string;
  /** What it is, in words. */
  readonly title: string;
  /** How a profile's columns were mapped; absent for other files. */
  readonly plan?: ColumnPlan;
  readonly records: FigureSource;
}

export interface SourceFolder {
  readonly files: readonly SourceFile[];
  /** Files that are known and hold no figures to import, or those of another vintage; with the reason. */
  readonly passedOver: readonly { readonly name: string; readonly why: string }[];
}

const accepted =
  'Known are: exported profiles (ACSDP5Y2023.DP03-Data.csv), population estimates (sub-est2023.csv), ' +
  "the Gazetteer's places (2023_Gaz_place_national.txt) and Zillow's cities (City_zhvi_*.csv, City_zori_*.csv), also as .gz.";

/**
 * Looks through a folder of downloaded files and recognises each by its header. Profiles come first, then what adds to them.
 *
 * @param year only profiles of this vintage; all when undefined
 * @param places the places known so far, to find Zillow's cities among
 * @throws UnreadableFile for a file that is none of the known ones, and for a folder without any
 */
export async function openFolder(
  folder: string,
  year: number | undefined,
  places: readonly Place[],
): Promise<SourceFolder> {
  const canonical = await loadCanonicalLabels();
  const files: SourceFile[] = [];
  const passedOver: { name: string; why: string }[] = [];
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    if (isExportName(name)) {
      const table = await openExport(path, canonical);
      const title = `${table.table} of ${table.dataset === 'acs5' ? `${String(table.year - 4)}-` : ''}${String(table.year)}`;
      if (year === undefined || table.year === year)
        files.push({ name, title, plan: table.plan, records: table.records });
      else passedOver.push({ name, why: `${title} is another vintage` });
    } else {
      const source = await recognise(path, places);
      if ('why' in source) passedOver.push({ name, ...source });
      else files.push({ name, ...source });
    }
  }
  if (files.length === 0) {
    throw new UnreadableFile(
      folder,
      `there is nothing to import${year === undefined ? '' : ` for ${String(year)}`}`,
      accepted,
    );
  }
  return { files: files.sort((a, b) => Number(b.plan !== undefined) - Number(a.plan !== undefined)), passedOver };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  } catch (cause) {
    throw new UnreadableFile(
      folder,
      "it can't be read as a folder",
      'Give the folder of the downloaded files with --from.',
      { cause },
    );
  }
}

async function recognise(
  path: string,
  places: readonly Place[],
): Promise<Pick<SourceFile, 'title' | 'records'> | { readonly why: string }> {
  const name = basename(path);
  if (/\.zip$/i.test(name))
    throw new UnreadableFile(path, 'it is packed', 'Unpack it into the same folder and take it away.');
  if (/-Table-Notes\.txt$/i.test(name)) return { why: 'notes to a table' };
  const header = await firstLine(path);
  if (/^Column Name,Label/.test(header)) return { why: 'the list of columns that comes with a table' };
  if (/^SUMLEV,STATE,.*\bPOPESTIMATE\d{4}/.test(header)) {
    return { title: 'population estimates', records: populationEstimates(path) };
  }
  const delimiter = /^USPS(\t|\|).*\bGEOID\b.*\bINTPTLAT\b/.exec(header)?.[1];
  if (delimiter !== undefined) return { title: 'the Gazetteer of places', records: gazetteer(path, delimiter) };
  const series = /zori|zhvi/i.exec(name)?.[0].toLowerCase();
  if (/^RegionID,SizeRank,RegionName,RegionType,/.test(header) && (series === 'zori' || series === 'zhvi')) {
    const title = series === 'zori' ? "Zillow's rent by month" : "Zillow's home value index by month";
    return { title, records: zillowCities(path, series, places) };
  }
  throw new UnreadableFile(path, 'its header is none that Citrics knows', accepted);
}

/** The first line as it stands, whatever separates its cells. */
async function firstLine(path: string): Promise<string> {
  for await (const row of rowsOf(path, '\u0001')) return (row[0] ?? '').replaceAll('"', '').trim();
  return '';
}
