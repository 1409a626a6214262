import type { VariableId } from '../../places/figure.ts';
import { dollarYear, measureOf, normaliseLabel, parseCode, variableOf } from './labels.ts';
import type { CanonicalLabels, ColumnCode } from './labels.ts';
import { currentLabel } from './renamed-labels.ts';

/** One estimate of a vintage and the columns that belong to it. */
export interface EstimateColumn {
  /** The vintage's own code of the estimate: `DP02_0067PE` in 2015. */
  readonly code: string;
  /** The canonical code of the same row (`DP02_0068PE`), or `acs2015.DP02_0002PE` for a row that 2021 doesn't have. */
  readonly variable: VariableId;
  readonly margin: string;
  readonly annotation: string;
  readonly marginAnnotation: string;
}

export interface LabelledColumn {
  readonly code: string;
  readonly label: string;
}

/** How the columns of one vintage map to the canonical ones. A column is used for what its label says, never for its code. */
export interface ColumnPlan {
  readonly columns: readonly EstimateColumn[];
  /** Columns whose row has another number in the canonical profile. */
  readonly moved: readonly { readonly code: string; readonly variable: VariableId }[];
  /** Columns whose row the canonical profile doesn't have: kept, under an id of their vintage. */
  readonly own: readonly LabelledColumn[];
  /** Columns not read: the code's ending and the label's beginning name different measures, or two rows can't be told apart. */
  readonly leftOut: readonly LabelledColumn[];
}

interface Estimate extends LabelledColumn, ColumnCode {
  /** Table and 2021 label of the row; undefined where 2021 has none. */
  readonly key: string | undefined;
}

/**
 * Maps a vintage's estimate columns to canonical variables by label. Rows that the profile prints twice under one label
 * (18 years and over, in age and again in age by sex) are told apart by their order in the table.
 *
 * @param labels the vintage's column codes with their labels, whole tables only
 */
export function planColumns(labels: ReadonlyMap<string, string>, canonical: CanonicalLabels, year: number): ColumnPlan {
  const canonicalRows = groupRows(
    [...canonical].map(([row, label]) => ({ row, key: keyOf(row, normaliseLabel(label)) })),
  );
  const estimates = estimatesOf(labels, year, keyFinder([...canonicalRows.keys()]));
  const ourRows = groupRows(estimates);
  const columns: EstimateColumn[] = [];
  const moved: { code: string; variable: VariableId }[] = [];
  const own: LabelledColumn[] = [];
  const leftOut: LabelledColumn[] = [];

  for (const { code, label, row, measure, key } of estimates) {
    const candidates = canonicalRows.get(key ?? '') ?? [];
    const siblings = ourRows.get(key ?? '') ?? [];
    const target = candidates.length === siblings.length ? candidates[siblings.indexOf(row)] : undefined;
    if ((measureOf(label) ?? measure) !== measure || (key !== undefined && target === undefined)) {
      leftOut.push({ code, label });
      continue;
    }
    const variable = target === undefined ? `acs${String(year)}.${code}` : variableOf(target, measure);
    columns.push({ code, variable, ...companions(code) });
    if (target === undefined) own.push({ code, label });
    else if (target !== row) moved.push({ code, variable });
  }
  return { columns, moved, own, leftOut };
}

/** The vintage that labels in dollars name; undefined where none does (DP02, DP04, DP05). */
export function vintageOf(labels: ReadonlyMap<string, string>): number | undefined {
  for (const label of labels.values()) {
    const year = dollarYear(label);
    if (year !== undefined) return year;
  }
  return undefined;
}

/** `DP03_0062PE` has its margin in `DP03_0062PM` and annotations in `DP03_0062PEA` and `DP03_0062PMA`. */
function companions(code: string): Pick<EstimateColumn, 'margin' | 'annotation' | 'marginAnnotation'> {
  const margin = code.replace(/E$/, 'M');
  return { margin, annotation: `${code}A`, marginAnnotation: `${margin}A` };
}

function estimatesOf(
  labels: ReadonlyMap<string, string>,
  year: number,
  find: (key: string) => string | undefined,
): Estimate[] {
  return [...labels].flatMap(([code, label]) => {
    const parts = parseCode(code);
    if (parts?.measure !== 'E' && parts?.measure !== 'PE') return [];
    const current = currentLabel(tableOf(parts.row), normaliseLabel(label), parts.measure, year);
    return [{ code, label, ...parts, key: find(keyOf(parts.row, current)) }];
  });
}

/**
 * Finds the canonical key of a vintage's key. Until 2018 many labels left out the universe, the part after the section
 * (`SEX AND AGE!!Under 5 years`): such a key counts when exactly one canonical row is left after leaving it out there too.
 */
function keyFinder(canonicalKeys: readonly string[]): (key: string) => string | undefined {
  const known = new Set(canonicalKeys);
  const short = new Map<string, string | undefined>();
  for (const key of canonicalKeys) {
    const [section, , ...rest] = key.split('!!');
    if (section === undefined || rest.length === 0) continue;
    const shortened = [section, ...rest].join('!!');
    short.set(shortened, short.has(shortened) ? undefined : key);
  }
  return (key) => (known.has(key) ? key : short.get(key));
}

function tableOf(row: string): string {
  return row.slice(0, 4);
}

/** A row is the same row only within one table: DP02 and DP05 may use one label for two things. */
function keyOf(row: string, label: string): string {
  return `${tableOf(row)} ${label}`;
}

/** Rows by key, each once (a row has an `E` and a `PE` column), in table order. */
function groupRows(
  rows: readonly { readonly row: string; readonly key: string | undefined }[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const { row, key } of rows) {
    if (key !== undefined) groups.set(key, (groups.get(key) ?? new Set()).add(row));
  }
  return new Map([...groups].map(([key, set]) => [key, [...set].sort()]));
}
