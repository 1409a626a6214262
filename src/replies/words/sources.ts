import { DATASETS } from '../../places/datasets.ts';
import type { DatasetId } from '../../places/figure.ts';
import { isMonth, type When } from '../../topics/time.ts';

/** Where and when a number comes from. `month` is `YYYY-MM`, for figures by month. */
export interface Source {
  readonly dataset: DatasetId;
  readonly year: number;
  readonly month?: string;
}

/** A source in a few words: `ACS 2019-2023`, `Zillow, March 2025`, `FBI 2019`. */
export function sourceWords({ dataset, year, month }: Source): string {
  // Land doesn't change with the year of the file.
  if (dataset === 'gazetteer') return DATASETS.gazetteer.title;
  return month === undefined ? DATASETS[dataset].cite(year) : `${DATASETS[dataset].publisher}, ${monthWords(month)}`;
}

/** The same with its full name and publisher: `ACS 2019-2023 (American Community Survey, 5-year estimates, U.S. Census Bureau)`. */
export function describeSource(source: Source): string {
  const { title, publisher } = DATASETS[source.dataset];
  return `${sourceWords(source)} (${title.startsWith(publisher) ? title : `${title}, ${publisher}`})`;
}

/** Each source once, by how it is cited. */
export function distinctSources(said: readonly { readonly source?: Source }[]): readonly Source[] {
  const byWords = new Map(said.flatMap(({ source }) => (source ? [[sourceWords(source), source] as const] : [])));
  return [...byWords.values()];
}

/** A point in time of a source, for "grew from ... in 2010": `2019-2023`, `2019`, `March 2025`. */
export function timeWords({ dataset, year, month }: Source): string {
  if (month !== undefined) return monthWords(month);
  return dataset === 'acs5' ? `${year - 4}-${year}` : String(year);
}

/** A time as it is asked of: `2020`, `January 2020`. */
export function whenWords(when: When): string {
  return isMonth(when) ? monthWords(when) : when;
}

/** `2025-03` → `March 2025`. */
function monthWords(month: string): string {
  return MONTHS.format(new Date(`${month}-15T12:00:00Z`));
}

/** The name of a figure's month without its year: `March`. */
export function monthName({ month }: Pick<Source, 'month'>): string {
  return month === undefined ? '' : monthWords(month).replace(/ .*/, '');
}

const MONTHS = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function sameSource(a: Source, b: Source): boolean {
  return a.dataset === b.dataset && a.year === b.year && a.month === b.month;
}
