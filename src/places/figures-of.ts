import type { DatasetId, Figure, FigureSet, Series, VariableId } from './figure.ts';

/** Datasets best first, for figures of one variable and one year: a five-year estimate covers every place. */
const PREFERENCE: Readonly<Record<DatasetId, number>> = {
  acs5: 0,
  acs1: 1,
  pep: 2,
  fbi: 3,
  zori: 4,
  zhvi: 5,
  gazetteer: 6,
};

/** Orders figures of one variable from the one to show to the one to fall back on: newest year, then dataset. */
export function byRecency(a: Figure, b: Figure): number {
  return b.year - a.year || PREFERENCE[a.dataset] - PREFERENCE[b.dataset];
}

/** True where the figure holds a number (an open bound is one). */
export function isKnown(figure: Figure): figure is Figure & { readonly value: number } {
  return figure.value !== undefined;
}

/**
 * The figure to show for a metric: the newest known number of the first variable that has one.
 * Where none has, the newest figure that says why (`missing`); undefined where nothing at all is on record.
 */
export function newest(set: FigureSet | undefined, variables: readonly VariableId[]): Figure | undefined {
  for (const variable of variables) {
    const known = allOf(set, variable).find(isKnown);
    if (known) return known;
  }
  for (const variable of variables) {
    const [absent] = allOf(set, variable);
    if (absent) return absent;
  }
  return undefined;
}

/** Every figure of a variable, newest first. */
export function allOf(set: FigureSet | undefined, variable: VariableId): readonly Figure[] {
  return (set?.figures ?? []).filter((figure) => figure.variable === variable).sort(byRecency);
}

/** The known numbers of a variable in one dataset, oldest first: one line of a chart by year. */
export function byYear(
  set: FigureSet | undefined,
  variable: VariableId,
  dataset: DatasetId,
): readonly (Figure & { readonly value: number })[] {
  return allOf(set, variable)
    .filter((figure) => figure.dataset === dataset)
    .filter(isKnown)
    .reverse();
}

/** The figure of exactly this variable, dataset and year. */
export function at(
  set: FigureSet | undefined,
  variable: VariableId,
  dataset: DatasetId,
  year: number,
): Figure | undefined {
  return allOf(set, variable).find((figure) => figure.dataset === dataset && figure.year === year);
}

/** The numbers by month of a variable. */
export function seriesOf(set: FigureSet | undefined, variable: VariableId): Series | undefined {
  return set?.series.find((series) => series.variable === variable);
}
