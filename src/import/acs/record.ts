import type { DatasetId, Figure } from '../../places/figure.ts';
import type { SourceRecord } from '../figure-source.ts';
import type { ColumnPlan } from './columns.ts';
import { UnreadableCell } from './errors.ts';
import { geoidOf, legalNameOf } from './geography.ts';
import { readEstimate } from './special-values.ts';

/** A table of one vintage as rows of cells: the codes of its columns, `GEO_ID` and `NAME` among them. */
export interface TableShape {
  readonly codes: readonly string[];
  readonly plan: ColumnPlan;
  readonly dataset: DatasetId;
  readonly year: number;
}

/**
 * Makes the function that turns a row of cells into a record; undefined for an area that Citrics doesn't know (a county).
 * One figure comes out for every planned estimate that the table has, with its value or with the reason for none.
 */
export function recordOf(shape: TableShape): (row: readonly string[], where: string) => SourceRecord | undefined {
  const at = new Map(shape.codes.map((code, i) => [code, i]));
  const geoIdAt = at.get('GEO_ID') ?? -1;
  const nameAt = at.get('NAME') ?? -1;
  const columns = shape.plan.columns.flatMap(({ code, variable, margin, annotation, marginAnnotation }) => {
    const estimateAt = at.get(code);
    if (estimateAt === undefined) return [];
    const cells = [margin, annotation, marginAnnotation].map((other) => at.get(other) ?? -1);
    return [{ code, variable, estimateAt, marginAt: cells[0], annotationAt: cells[1], marginAnnotationAt: cells[2] }];
  });

  return (row, where) => {
    const geoid = geoidOf(row[geoIdAt] ?? '');
    if (geoid === undefined) return undefined;
    const figures = columns.map((column): Figure => {
      try {
        const reading = readEstimate(column.variable, {
          estimate: row[column.estimateAt] ?? '',
          margin: row[column.marginAt ?? -1],
          annotation: row[column.annotationAt ?? -1],
          marginAnnotation: row[column.marginAnnotationAt ?? -1],
        });
        return { variable: column.variable, dataset: shape.dataset, year: shape.year, ...reading };
      } catch (error) {
        if (error instanceof UnreadableCell) {
          throw new UnreadableCell(column.code, error.text, where, { cause: error });
        }
        throw error;
      }
    });
    return { geoid, facts: { legalName: legalNameOf(row[nameAt] ?? '') }, figures, series: [] };
  };
}
