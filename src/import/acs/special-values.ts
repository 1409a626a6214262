import type { Figure, MissingReason, VariableId } from '../../places/figure.ts';
import { UnreadableCell } from './errors.ts';

/**
 * What the Census Bureau writes where it gives no number, as text in its files and as a number in its API.
 * Source: Notes on ACS Estimate and Annotation Values,
 * https://www.census.gov/data/developers/data-sets/acs-1year/notes-on-acs-estimate-and-annotation-values.html
 */
const noEstimate: ReadonlyMap<string, MissingReason> = new Map<string, MissingReason>([
  ['', 'not-published'],
  ['null', 'not-published'],
  ['.', 'not-published'],
  // No or too few sample observations, or a ratio of medians of which one is open-ended.
  ['-', 'not-computable'],
  ['-666666666', 'not-computable'],
  // Belong to margins; in an estimate they too say that there is nothing to compute.
  ['**', 'not-computable'],
  ['-222222222', 'not-computable'],
  ['***', 'not-computable'],
  ['-333333333', 'not-computable'],
  ['*****', 'not-computable'],
  ['-555555555', 'not-computable'],
  ['N', 'too-few-cases'],
  ['-999999999', 'too-few-cases'],
  ['(X)', 'not-applicable'],
  ['-888888888', 'not-applicable'],
]);

/** The estimate is controlled to a known count: its sampling error counts as zero. */
const controlled = new Set(['*****', '-555555555']);
const openEndedMargin = new Set(['***', '-333333333']);

/**
 * The numbers that stand for an open end of a median in the API and in older files, by canonical variable, with the
 * bound that they mean. Source: ACS Summary File Technical Documentation, "Jam Values for Medians", releases of 2015 and
 * later; the tops of earlier ones (2,001 for rent) are ordinary numbers today, so they aren't here.
 */
const income = { 2499: 2500, 250001: 250000 };
const openEnds: Readonly<Record<VariableId, Readonly<Record<number, number>>>> = {
  DP03_0062E: income,
  DP03_0086E: income,
  DP03_0090E: income,
  DP03_0092E: income,
  DP03_0093E: income,
  DP03_0094E: income,
  DP04_0037E: { 9: 9 },
  DP04_0089E: { 9999: 10000, 2000001: 2000000 },
  DP04_0101E: { 99: 100, 4001: 4000 },
  DP04_0109E: { 99: 100, 1501: 1500 },
  DP04_0134E: { 99: 100, 3501: 3500 },
};

/** A figure's number as the source means it: a value, an open end, or none with the reason. */
export type Reading = Pick<Figure, 'value' | 'bound' | 'margin' | 'missing'>;

/** The cells of one estimate; `margin` and the annotations only where the source has such a column. */
export interface EstimateCells {
  readonly estimate: string;
  readonly margin?: string;
  readonly annotation?: string;
  readonly marginAnnotation?: string;
}

/**
 * The open end that a bare number stands for, or undefined when it is a number like any other. For copies without margins
 * and annotations; where a margin is published the number is real, and `readEstimate` says so.
 *
 * @param variable canonical code of the 2021 profile (`DP03_0062E`)
 */
export function openEnd(variable: VariableId, value: number): Required<Pick<Figure, 'value' | 'bound'>> | undefined {
  const limit = openEnds[variable]?.[value];
  if (limit === undefined) return undefined;
  return { value: limit, bound: value < limit ? 'or-less' : 'or-more' };
}

/**
 * Reads the cells of one estimate, published as text (`250,000+`, `-`, `(X)`) or as the API's numbers (`250001`,
 * `-666666666`). An annotation, where there is one, speaks before the number, as the Census Bureau asks.
 *
 * @throws UnreadableCell for a text or a special number that the Census Bureau doesn't document
 */
export function readEstimate(variable: VariableId, cells: EstimateCells): Reading {
  const margin = readMargin(variable, cells.marginAnnotation, cells.margin);
  const annotation = cells.annotation?.trim() ?? '';
  const text = annotation === '' || annotation === 'null' ? cells.estimate.trim() : annotation;
  const missing = noEstimate.get(withoutZeros(text));
  if (missing) return { missing };

  const published = /^(\d[\d,]*(?:\.\d+)?)([+-])$/.exec(text);
  if (published) return { value: toNumber(published[1] ?? ''), bound: published[2] === '+' ? 'or-more' : 'or-less' };

  const value = numberIn(variable, text);
  const marginIsPublished = typeof margin === 'number';
  const end = marginIsPublished ? undefined : openEnd(variable, value);
  if (end) return end;
  // An open end that no list knows: the number stands for something else, so there is none to show.
  if (margin === 'open-ended') return { missing: 'not-computable' };
  return marginIsPublished ? { value, margin } : { value };
}

/** The margin as a number; `open-ended` where it says that the estimate is; undefined where there is none. */
function readMargin(variable: VariableId, annotation = '', cell = ''): number | 'open-ended' | undefined {
  const noted = annotation.trim();
  const text = withoutZeros((noted === '' || noted === 'null' ? cell : noted).trim());
  if (controlled.has(text)) return 0;
  if (openEndedMargin.has(text)) return 'open-ended';
  if (noEstimate.has(text)) return undefined;
  return numberIn(variable, text.replace(/^(\+\/-|±)\s*/, ''));
}

function numberIn(variable: VariableId, text: string): number {
  if (!/^-?\d[\d,]*(\.\d+)?%?$/.test(text)) throw new UnreadableCell(variable, text);
  const value = toNumber(text.replace('%', ''));
  // Nine equal digits are how the API writes what is no number; no estimate of people or money is that far below zero.
  if (/^-(\d)\1{8}$/.test(String(value))) throw new UnreadableCell(variable, text);
  return value;
}

function toNumber(text: string): number {
  return Number(text.replaceAll(',', ''));
}

/** The API writes its special numbers as `-666666666` and, in columns with decimals, as `-666666666.0`. */
function withoutZeros(text: string): string {
  return /^-\d{9}\.0+$/.test(text) ? text.slice(0, 10) : text;
}
