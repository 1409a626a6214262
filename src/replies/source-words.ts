import type { DatasetId } from '../places/figure.ts';

/** Where and when a number comes from. `month` is `YYYY-MM`, for figures by month. */
export interface Source {
  readonly dataset: DatasetId;
  readonly year: number;
  readonly month?: string;
}

/** A source in a few words: `ACS 2019-2023`, `Zillow, March 2025`, `FBI 2019`. */
export function sourceWords({ dataset, year, month }: Source): string {
  switch (dataset) {
    case 'acs5':
      return `ACS ${year - 4}-${year}`;
    case 'acs1':
      return `ACS ${year}`;
    case 'pep':
      return `Census estimate of July ${year}`;
    case 'zori':
    case 'zhvi':
      return `Zillow, ${month === undefined ? year : monthWords(month)}`;
    case 'fbi':
      return `FBI ${year}`;
    case 'gazetteer':
      return 'Census gazetteer';
  }
}

/** A point in time of a source, for "grew from ... in 2010": `2019-2023`, `2019`, `March 2025`. */
export function timeWords({ dataset, year, month }: Source): string {
  if (month !== undefined) return monthWords(month);
  return dataset === 'acs5' ? `${year - 4}-${year}` : String(year);
}

/** `2025-03` → `March 2025`. */
export function monthWords(month: string): string {
  return MONTHS.format(new Date(`${month}-15T12:00:00Z`));
}

const MONTHS = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function sameSource(a: Source, b: Source): boolean {
  return a.dataset === b.dataset && a.year === b.year && a.month === b.month;
}
