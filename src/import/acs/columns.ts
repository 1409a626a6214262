import type { VariableId } from '../../places/figure.ts';
import { dollarYear, measureOf, normaliseLabel, parseCode, variableOf } from './labels.ts';
import type { CanonicalLabels } from './labels.ts';
import { renamedLabels } from './renamed-labels.ts';

/** One estimate of a vintage and the columns that belong to it. */
export interface EstimateColumn {
  /** The vintage's own code of the estimate: `DP02_0067PE` in 2015. */
  readonly code: string;
  /** The canonical code of the same row: `DP02_0068PE`. */
  readonly variable: VariableId;
  readonly margin: string;
  readonly annotation: string;
  readonly marginAnnotation: string;
}

export interface LeftOut {
  readonly code: string;
  readonly label: string;
  /**
   * `no-counterpart`: the 2021 profile has no such row. `ambiguous`: it has several and nothing tells which.
   * `contradiction`: the code's ending and the label's beginning name different measures.
   */
  readonly reason: 'no-counterpart' | 'ambiguous' | 'contradiction';
}

/** How the columns of one vintage map to the canonical ones. A column is used for what its label says, never for its code. */
export interface ColumnPlan {
  readonly columns: readonly EstimateColumn[];
  /** Columns whose row has another number in the canonical profile. */
  readonly moved: readonly { readonly code: string; readonly variable: VariableId }[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Maps a vintage's estimate columns to canonical variables by label. Rows that the profile prints twice under one label
 * (18 years and over, in age and again in age by sex) are told apart by their order in the table.
 *
 * @param labels the vintage's column codes with their labels, whole tables only
 */
export function planColumns(labels: ReadonlyMap<string, string>, canonical: CanonicalLabels): ColumnPlan {
  const rowsByLabel = groupRows([...canonical].map(([row, label]) => [row, keyOf(row, label)]));
  const ours = groupRows(estimates(labels).map(({ row, label }) => [row, keyOf(row, label)]));
  const columns: EstimateColumn[] = [];
  const moved: { code: string; variable: VariableId }[] = [];
  const leftOut: LeftOut[] = [];

  for (const { code, label, row, measure } of estimates(labels)) {
    const key = keyOf(row, label);
    const candidates = rowsByLabel.get(key) ?? [];
    const siblings = ours.get(key) ?? [];
    const said = measureOf(label);
    const target = candidates.length === siblings.length ? candidates[siblings.indexOf(row)] : undefined;
    if (said !== undefined && said !== measure) leftOut.push({ code, label, reason: 'contradiction' });
    else if (candidates.length === 0) leftOut.push({ code, label, reason: 'no-counterpart' });
    else if (target === undefined) leftOut.push({ code, label, reason: 'ambiguous' });
    else {
      const variable = variableOf(target, measure);
      columns.push({
        code,
        variable,
        margin: code.replace(/E$/, 'M'),
        annotation: `${code}A`,
        marginAnnotation: code.replace(/E$/, 'MA'),
      });
      if (target !== row) moved.push({ code, variable });
    }
  }
  return { columns, moved, leftOut };
}

/** The vintage that labels in dollars name; undefined where none does (DP02, DP04, DP05). */
export function vintageOf(labels: ReadonlyMap<string, string>): number | undefined {
  for (const label of labels.values()) {
    const year = dollarYear(label);
    if (year !== undefined) return year;
  }
  return undefined;
}

function estimates(labels: ReadonlyMap<string, string>) {
  return [...labels].flatMap(([code, label]) => {
    const parts = parseCode(code);
    return parts?.measure === 'E' || parts?.measure === 'PE' ? [{ code, label, ...parts }] : [];
  });
}

/** A row is the same row only within one table: DP02 and DP05 may use one label for two things. */
function keyOf(row: string, label: string): string {
  const table = row.slice(0, 4);
  const normal = normaliseLabel(label);
  return `${table} ${renamedLabels.get(`${table} ${normal}`) ?? normal}`;
}

/** Rows by key, each once (a row has an `E` and a `PE` column), in table order. */
function groupRows(rows: readonly (readonly [row: string, key: string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const [row, key] of rows) groups.set(key, (groups.get(key) ?? new Set()).add(row));
  return new Map([...groups].map(([key, set]) => [key, [...set].sort()]));
}
