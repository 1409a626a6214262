import { columns } from './rule.ts';
import type { VariableId } from '../../places/figure.ts';

/** Rows of a profile that divide one whole without overlap: their shares make 100 %, their counts make the whole. */
export interface Whole {
  readonly name: string;
  readonly shares: readonly VariableId[];
  readonly counts: readonly VariableId[];
  /** Count of the whole. */
  readonly universe: VariableId;
}

function whole(name: string, table: string, rows: readonly (readonly [number, number])[], universe: number): Whole {
  const of = (measure: 'E' | 'PE') => rows.flatMap(([first, last]) => columns(table, first, last, measure));
  return { name, shares: of('PE'), counts: of('E'), universe: columns(table, universe, universe, 'E')[0] ?? '' };
}

/** Source: the row structure of the 2021 data profiles DP02-DP05. */
export const wholes: readonly Whole[] = [
  whole('sex', 'DP05', [[2, 3]], 1),
  whole('age', 'DP05', [[5, 17]], 1),
  whole(
    'Hispanic origin and race',
    'DP05',
    [
      [71, 71],
      [77, 83],
    ],
    70,
  ),
  whole(
    'households',
    'DP02',
    [
      [2, 2],
      [4, 4],
      [6, 6],
      [10, 10],
    ],
    1,
  ),
  whole('marital status of men', 'DP02', [[26, 30]], 25),
  whole('marital status of women', 'DP02', [[32, 36]], 31),
  whole('school enrollment', 'DP02', [[54, 58]], 53),
  whole('education', 'DP02', [[60, 66]], 59),
  whole('citizenship of the foreign born', 'DP02', [[96, 97]], 95),
  whole('language', 'DP02', [[113, 114]], 112),
  whole('way to work', 'DP03', [[19, 24]], 18),
  whole('occupations', 'DP03', [[27, 31]], 26),
  whole('industries', 'DP03', [[33, 45]], 32),
  whole('class of worker', 'DP03', [[47, 50]], 46),
  whole('household income', 'DP03', [[52, 61]], 51),
  whole(
    'health insurance',
    'DP03',
    [
      [96, 96],
      [99, 99],
    ],
    95,
  ),
  whole('occupancy', 'DP04', [[2, 3]], 1),
  whole('units in structure', 'DP04', [[7, 15]], 6),
  whole('year built', 'DP04', [[17, 26]], 16),
  whole('rooms', 'DP04', [[28, 36]], 27),
  whole('bedrooms', 'DP04', [[39, 44]], 38),
  whole('tenure', 'DP04', [[46, 47]], 45),
  whole('year moved in', 'DP04', [[51, 56]], 50),
  whole('vehicles', 'DP04', [[58, 61]], 57),
  whole('home value', 'DP04', [[81, 88]], 80),
  whole('owner costs with a mortgage', 'DP04', [[94, 100]], 93),
  whole('gross rent', 'DP04', [[127, 133]], 126),
];
