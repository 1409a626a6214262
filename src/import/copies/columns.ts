import type { DatasetId, Figure, VariableId } from '../../places/figure.ts';
import { openEnd } from '../acs/special-values.ts';
import { numberIn, type CsvRow } from '../csv.ts';

/** Which column of a copy holds which figure. */
export interface CopyColumn {
  readonly column: string;
  readonly variable: VariableId;
  readonly dataset: DatasetId;
  readonly year: number;
  /** The copy's author computed it from published counts. */
  readonly computed?: boolean;
  /** Factor to the figure's unit: 100 for a share written as 0.092. */
  readonly times?: number;
  /** A column with the margin of error, 90 % confidence. */
  readonly margin?: string;
}

/** The known figures of a row; an empty cell gives none. */
export function figuresIn(row: CsvRow, columns: readonly CopyColumn[]): readonly Figure[] {
  return columns.flatMap((plan): Figure[] => {
    const cell = numberIn(row, plan.column);
    if (cell === undefined) return [];
    const margin = plan.margin === undefined ? undefined : numberIn(row, plan.margin);
    return [figure(plan, cell * (plan.times ?? 1), plan.computed === true, margin)];
  });
}

/** A number as a figure: an open end where it stands for one, and without the noise of binary fractions. */
export function figure(
  head: Pick<Figure, 'variable' | 'dataset' | 'year'>,
  value: number,
  computed = false,
  margin?: number,
): Figure {
  const { variable, dataset, year } = head;
  return {
    variable,
    dataset,
    year,
    ...(openEnd(variable, value) ?? { value: Math.round(value * 1e6) / 1e6 }),
    ...(margin === undefined ? {} : { margin }),
    ...(computed ? { computed } : {}),
  };
}

/** A count and, in percent of its whole, the share that the Census Bureau publishes beside it in its profiles. */
export function countAndShare(
  head: { readonly row: string; readonly dataset: DatasetId; readonly year: number },
  count: number,
  whole: number,
): readonly Figure[] {
  const { row, dataset, year } = head;
  return [
    figure({ variable: `${row}E`, dataset, year }, count, true),
    ...(whole > 0
      ? [figure({ variable: `${row}PE`, dataset, year }, Math.round((count / whole) * 10_000) / 100, true)]
      : []),
  ];
}
