/**
 * Number formats that a chart configuration names where Chart.js would take a function. The chart server puts the function
 * in place of the name wherever a configuration has a string under `ticks.callback`, `ticks.format` or `datalabels.formatter`.
 * A server that doesn't know the names shows plain numbers.
 */
export const NAMED_FORMATS: Readonly<Record<string, (value: number) => string>> = {
  /** 121984 → `$121,984` */
  usd: (value) => `${minus(value)}$${grouped(Math.abs(value), 0)}`,
  /** 75000 → `$75k`, 1250000 → `$1.25M` */
  'usd-short': (value) => `${minus(value)}$${short(Math.abs(value))}`,
  /** 741251 → `741,251` */
  number: (value) => `${minus(value)}${grouped(Math.abs(value), 1)}`,
  /** 741251 → `741k` */
  'number-short': (value) => `${minus(value)}${short(Math.abs(value))}`,
  /** 4.25 → `4.3 %` */
  percent: (value) => `${minus(value)}${grouped(Math.abs(value), 1)} %`,
  /** 2019 → `2019`: without a comma */
  year: (value) => String(value),
};

export type NamedFormat = 'usd' | 'usd-short' | 'number' | 'number-short' | 'percent' | 'year';

function minus(value: number): string {
  return value < 0 ? '−' : '';
}

function grouped(value: number, digits: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** Three significant digits with k, M or B. */
function short(value: number): string {
  for (const [size, letter] of [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (value >= size * 0.9995) return `${Number((value / size).toPrecision(3))}${letter}`;
  }
  return grouped(value, 1);
}
