import type { VariableId } from '../places/figure.ts';
import type { Comparatives, Metric, MetricId, Share, Unit } from './topic.ts';

/** For figures about which nothing more vivid is true. */
export const HIGHER: Comparatives = {
  more: 'higher',
  less: 'lower',
  most: 'highest',
  least: 'lowest',
  describe: 'figure',
};
export const LARGER: Comparatives = {
  more: 'larger',
  less: 'smaller',
  most: 'largest',
  least: 'smallest',
  describe: 'figure',
};
export const LONGER: Comparatives = {
  more: 'longer',
  less: 'shorter',
  most: 'longest',
  least: 'shortest',
  describe: 'figure',
};
export const OLDER: Comparatives = {
  more: 'older',
  less: 'younger',
  most: 'oldest',
  least: 'youngest',
  describe: 'place',
};
export const BIGGER: Comparatives = {
  more: 'bigger',
  less: 'smaller',
  most: 'biggest',
  least: 'smallest',
  describe: 'place',
};
export const COSTLIER: Comparatives = {
  more: 'more expensive',
  less: 'cheaper',
  most: 'most expensive',
  least: 'cheapest',
  describe: 'place',
};

type Spec = Omit<Metric, keyof Comparatives | 'says'> & Partial<Comparatives> & { readonly says?: string };

/** A metric with the usual words: "the median gross rent in Reno is $1,400". */
export function metric(spec: Spec): Metric {
  return { ...HIGHER, says: `the ${spec.label} in {place} is {value}`, ...spec };
}

/** Whom a share is taken of, in the plural: `workers who`, `homes that`. */
export interface Whole {
  readonly noun: string;
  readonly pronoun: 'who' | 'that';
  readonly counted: Extract<Unit, 'people' | 'households' | 'homes'>;
}

export const ADULTS_25: Whole = { noun: 'people aged 25 and over', pronoun: 'who', counted: 'people' };
export const ADULTS: Whole = { noun: 'adults', pronoun: 'who', counted: 'people' };
export const PEOPLE: Whole = { noun: 'people', pronoun: 'who', counted: 'people' };
export const WORKERS: Whole = { noun: 'workers', pronoun: 'who', counted: 'people' };
export const HOUSEHOLDS: Whole = { noun: 'households', pronoun: 'that', counted: 'households' };
export const HOMES: Whole = { noun: 'homes', pronoun: 'that', counted: 'homes' };

/**
 * A metric that is a share in percent. `does` is what they do, in the plural: `drive to work alone`.
 * A data profile's percent column has its count beside it, under the same code with `E` for `PE`.
 */
export function share(
  whole: Whole,
  id: MetricId,
  variable: VariableId,
  does: string,
  more: Partial<Pick<Metric, 'label' | 'definition' | 'says' | 'nearest' | 'lessIsBetter'> & Comparatives> & {
    readonly variables?: readonly VariableId[];
  } = {},
): Metric {
  const { variables = [variable], ...words } = more;
  const label = words.label ?? `share of ${whole.noun} ${whole.pronoun} ${does}`;
  return {
    ...HIGHER,
    id,
    label,
    unit: 'percent',
    variables,
    definition: `How many of every 100 ${whole.noun} ${does}, by the American Community Survey.`,
    says: `{value} of ${whole.noun} in {place} ${does}`,
    ...(variable.endsWith('PE') ? { count: { variable: variable.replace(/PE$/, 'E'), unit: whole.counted } } : {}),
    ...words,
  };
}

/** One row of a distribution: the metric's id, the bar's label, the column, what they do. */
export type Row = readonly [
  id: MetricId,
  bar: string,
  variable: VariableId,
  does: string,
  more?: Pick<Metric, 'lessIsBetter'>,
];

/** The metrics of a distribution. */
export function sharesOf(whole: Whole, rows: readonly Row[]): readonly Metric[] {
  return rows.map(([id, , variable, does, more]) => share(whole, id, variable, does, more));
}

/** The bars of a distribution, in the order of its rows. */
export function barsOf(rows: readonly Row[]): readonly Share[] {
  return rows.map(([id, label]) => ({ label, metric: id }));
}
