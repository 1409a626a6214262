import type { Figure } from '../places/figure.ts';
import type { Unit } from '../topics/topic.ts';

/** What is counted, for one and for several. */
const NOUNS: Partial<Record<Unit, readonly [one: string, many: string]>> = {
  people: ['person', 'people'],
  households: ['household', 'households'],
  homes: ['home', 'homes'],
  years: ['year', 'years'],
  minutes: ['minute', 'minutes'],
  rooms: ['room', 'rooms'],
  'people-per-household': ['person', 'people'],
  'square-miles': ['square mile', 'square miles'],
  'people-per-square-mile': ['person per square mile', 'people per square mile'],
  offenses: ['offense', 'offenses'],
  'per-1000-people': ['per 1,000 people', 'per 1,000 people'],
};

/** Decimals that are worth reading, at most; counts and dollars have none. */
const DECIMALS: Partial<Record<Unit, number>> = {
  percent: 1,
  years: 1,
  minutes: 1,
  rooms: 1,
  'people-per-household': 2,
  'per-1000-people': 1,
  'square-miles': 1,
};

/** By the decimals shown at most. `toLocaleString` makes one of these for every number, which takes longer than all the rest. */
const PRINTERS = [0, 1, 2].map((decimals) => new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals }));

function printed(value: number, decimals: number): string {
  return (PRINTERS[decimals] as Intl.NumberFormat).format(value);
}

/** With how many decimals a unit is shown at most. */
export function decimalsOf(unit: Unit): number {
  return DECIMALS[unit] ?? 0;
}

/** The smallest difference that is written of a unit with decimals; undefined for counts and dollars. */
export function lastDigit(unit: Unit): number | undefined {
  const decimals = DECIMALS[unit];
  return decimals === undefined ? undefined : 10 ** -decimals;
}

/** The number of a figure, or of part of it, for a person: `741,251 people`, `$1,998 a month`, `4.2 %`. */
export function formatValue(value: number, unit: Unit): string {
  const noun = NOUNS[unit];
  const number = formatNumber(value, unit);
  if (noun === undefined) return unit === 'dollars-a-month' ? `${number} a month` : number;
  return `${number} ${noun[number === '1' ? 0 : 1]}`;
}

/** The same without its noun, where a column or an axis says it: `741,251`, `$1,998`, `4.2 %`. */
export function formatNumber(value: number, unit: Unit): string {
  const decimals = decimalsOf(unit);
  const smallest = 10 ** -decimals;
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  // A few of a hundred thousand are not nobody.
  if (size > 0 && size < smallest / 2) return `under ${dressed(printed(smallest, decimals), unit)}`;
  return `${sign}${dressed(printed(size, decimals), unit)}`;
}

/** A figure's number with its open end said: `$250,000 or more`. */
export function formatFigure(figure: Pick<Figure, 'bound'> & { readonly value: number }, unit: Unit): string {
  return `${formatValue(figure.value, unit)}${boundWords(figure)}`;
}

/** A figure's number without its noun, for bars and tables: `$250,000+`. */
export function formatShort(figure: Pick<Figure, 'bound'> & { readonly value: number }, unit: Unit): string {
  const end = figure.bound === 'or-more' ? '+' : figure.bound === 'or-less' ? '−' : '';
  return `${formatNumber(figure.value, unit)}${end}`;
}

/** How far apart two numbers are: `$38,127`, `5.2 points` where both are shares. */
export function formatDifference(difference: number, unit: Unit): string {
  if (unit === 'dollars-a-month') return formatValue(Math.abs(difference), 'dollars');
  if (unit !== 'percent') return formatValue(Math.abs(difference), unit);
  const points = printed(Math.abs(difference), 1);
  return `${points} ${points === '1' ? 'point' : 'points'}`;
}

/** A change in percent with its sign: `+24.2 %`, `−3 %`. */
export function formatChange(percent: number): string {
  const size = printed(Math.abs(percent), 1);
  return `${percent < 0 ? '−' : '+'}${size} %`;
}

function dressed(number: string, unit: Unit): string {
  if (unit === 'dollars' || unit === 'dollars-a-month') return `$${number}`;
  return unit === 'percent' ? `${number} %` : number;
}

function boundWords(figure: Pick<Figure, 'bound'>): string {
  if (figure.bound === undefined) return '';
  return figure.bound === 'or-more' ? ' or more' : ' or less';
}

/** A distance: `338 miles`, `under a mile`. */
export function formatMiles(miles: number): string {
  const whole = Math.round(miles);
  if (whole < 1) return 'under a mile';
  return `${formatCount(whole)} ${whole === 1 ? 'mile' : 'miles'}`;
}

/** A bare count: `31,617`. */
export function formatCount(count: number): string {
  return printed(count, 0);
}
