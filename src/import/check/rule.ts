import type { DatasetId, Figure, FigureSet, VariableId } from '../../places/figure.ts';
import type { Geoid, Place } from '../../places/place.ts';

/** Something that a rule holds against the figures of one place. */
export interface Finding {
  readonly rule: string;
  readonly geoid: Geoid;
  readonly name: string;
  /** The figure, or the one that stands for several; a fact of the place (`coordinates`) where it's no figure. */
  readonly variable: VariableId;
  readonly dataset?: DatasetId;
  readonly year?: number;
  /** The numbers and what they should be, in words. */
  readonly values: string;
}

/** What a rule reports; place and rule are filled in by the runner. */
export type Fault = Omit<Finding, 'rule' | 'geoid' | 'name'>;

/** One thing that is true of correct figures, checked place by place. */
export interface Rule {
  /** Kebab case; exceptions name it. */
  readonly id: string;
  /** One plain sentence: what it holds figures to. */
  readonly says: string;
  check(figures: FiguresOfPlace): readonly Fault[];
}

/** The figures of one place, found by variable within a vintage. */
export interface FiguresOfPlace {
  readonly place: Place;
  readonly set: FigureSet;
  /** Vintages with any figure, each as the figures of one dataset and year. */
  readonly vintages: readonly Vintage[];
}

export interface Vintage {
  readonly dataset: DatasetId;
  readonly year: number;
  readonly figures: ReadonlyMap<VariableId, Figure>;
}

export function figuresOfPlace(place: Place, set: FigureSet): FiguresOfPlace {
  const vintages = new Map<string, { dataset: DatasetId; year: number; figures: Map<VariableId, Figure> }>();
  for (const figure of set.figures) {
    const key = `${figure.dataset} ${String(figure.year)}`;
    const vintage = vintages.get(key) ?? { dataset: figure.dataset, year: figure.year, figures: new Map() };
    vintages.set(key, vintage);
    vintage.figures.set(figure.variable, figure);
  }
  return { place, set, vintages: [...vintages.values()] };
}

/** A number to compute with: open ends and missing ones are none. */
export function exact(vintage: Vintage, variable: VariableId): number | undefined {
  const figure = vintage.figures.get(variable);
  return figure?.bound === undefined ? figure?.value : undefined;
}

/** `exact` of all variables; undefined where any has none. */
export function allExact(vintage: Vintage, variables: readonly VariableId[]): readonly number[] | undefined {
  const values = variables.map((variable) => exact(vintage, variable));
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** `columns('DP03', 52, 61, 'PE')` is `DP03_0052PE` to `DP03_0061PE`. */
export function columns(table: string, first: number, last: number, measure: 'E' | 'PE'): readonly VariableId[] {
  return Array.from({ length: last - first + 1 }, (_, i) => `${table}_${String(first + i).padStart(4, '0')}${measure}`);
}
