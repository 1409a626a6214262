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
export function byRecency(a: Pick<Figure, 'dataset' | 'year'>, b: Pick<Figure, 'dataset' | 'year'>): number {
  return b.year - a.year || PREFERENCE[a.dataset] - PREFERENCE[b.dataset];
}

/** True where the figure holds a number (an open bound is one). */
export function isKnown(figure: Figure): figure is Figure & { readonly value: number } {
  return figure.value !== undefined;
}

/**
 * The figure to show for a metric: the newest known number of the first variable that has one, see `outdatedLast`.
 * Where none has, the newest figure that says why (`missing`); undefined where nothing at all is on record.
 */
export function newest(set: FigureSet | undefined, variables: readonly VariableId[]): Figure | undefined {
  const all = variables.flatMap((variable) => allOf(set, variable));
  return outdatedLast(all.filter(isKnown))[0] ?? all[0];
}

/**
 * Numbers of several variables, best variable first, with those last that are one-year estimates and older than a number of
 * another variable: the one-year survey has no later figure of a place that it stopped to cover, or of which the copy knows no more.
 */
export function outdatedLast<T extends Pick<Figure, 'variable' | 'dataset' | 'year'>>(all: readonly T[]): readonly T[] {
  const isOutdated = ({ variable, dataset, year }: T): boolean =>
    dataset === 'acs1' && all.some((other) => other.variable !== variable && other.year > year);
  return [...all.filter((each) => !isOutdated(each)), ...all.filter(isOutdated)];
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
