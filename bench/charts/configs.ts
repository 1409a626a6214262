import type { ChartConfig } from '../../src/charts/chart.ts';

/** Pixels of every picture, as those that go to Messenger. */
export const SIZE = { width: 1000, height: 525 };

const COLORS = ['#0072b2', '#d55e00', '#009e73', '#b3589a', '#e69f00'];

const RENT = [
  'Under $500',
  '$500-$999',
  '$1,000-$1,499',
  '$1,500-$1,999',
  '$2,000-$2,499',
  '$2,500-$2,999',
  '$3,000 or more',
];
const INDUSTRIES = [
  'Education and health',
  'Professional services',
  'Retail',
  'Manufacturing',
  'Arts and food',
  'Construction',
  'Finance',
];
const YEARS = Array.from({ length: 14 }, (_, index) => String(2010 + index));
const CITIES = ['Seattle', 'La Cañada Flintridge', 'Española', 'Tacoma', 'Boise'];

type Kind = (variant: number) => ChartConfig;

/** Numbers that look like figures, always the same for the same seed. */
function series(length: number, seed: number): number[] {
  return Array.from({ length }, (_, index) =>
    Math.round(20 + 18 * Math.sin(seed * 1.7 + index * 0.9) + ((seed * 7 + index * 13) % 11)),
  );
}

function datasets(cities: number, length: number, seed: number, more: Record<string, unknown> = {}) {
  return CITIES.slice(0, cities).map((label, city) => ({
    label,
    data: series(length, seed + city),
    backgroundColor: COLORS[city],
    borderColor: COLORS[city],
    ...more,
  }));
}

function options(title: string, more: Record<string, unknown> = {}) {
  const font = { size: 22 };
  return {
    font,
    plugins: { title: { display: true, text: title, font: { size: 34 } }, legend: { labels: { font } } },
    scales: { x: { ticks: { font } }, y: { ticks: { font }, beginAtZero: true } },
    ...more,
  };
}

const round = (title: string) => options(title, { scales: {} });
const points = (seed: number) => series(30, seed).map((y, index) => ({ x: index * 3, y, r: 4 + (index % 5) * 3 }));

const KINDS: Readonly<Record<string, Kind>> = {
  bars: (seed) => ({
    type: 'bar',
    data: { labels: RENT, datasets: datasets(1, 7, seed) },
    options: options('Gross rent'),
  }),
  'grouped bars': (seed) => ({
    type: 'bar',
    data: { labels: RENT, datasets: datasets(2 + (seed % 4), 7, seed) },
    options: options('Gross rent by city'),
  }),
  'bars across': (seed) => ({
    type: 'bar',
    data: { labels: INDUSTRIES, datasets: datasets(1 + (seed % 2), 7, seed) },
    options: options('Industries', { indexAxis: 'y' }),
  }),
  'stacked bars': (seed) => ({
    type: 'bar',
    data: { labels: YEARS, datasets: datasets(3, 14, seed) },
    options: options('Homes by year', { scales: { x: { stacked: true }, y: { stacked: true } } }),
  }),
  line: (seed) => ({
    type: 'line',
    data: { labels: YEARS, datasets: datasets(1, 14, seed) },
    options: options('Population'),
  }),
  lines: (seed) => ({
    type: 'line',
    data: { labels: YEARS, datasets: datasets(5, 14, seed, { tension: 0.3 }) },
    options: options('Population by city'),
  }),
  area: (seed) => ({
    type: 'line',
    data: { labels: YEARS, datasets: datasets(2, 14, seed, { fill: true, backgroundColor: 'rgba(0, 114, 178, 0.3)' }) },
    options: options('Home values'),
  }),
  doughnut: (seed) => ({
    type: 'doughnut',
    data: { labels: INDUSTRIES, datasets: [{ data: series(7, seed), backgroundColor: COLORS }] },
    options: round('Industries'),
  }),
  scatter: (seed) => ({
    type: 'bubble',
    data: { datasets: [{ label: 'Cities', data: points(seed), backgroundColor: 'rgba(213, 94, 0, 0.5)' }] },
    options: options('Rent and income'),
  }),
  radar: (seed) => ({
    type: 'radar',
    data: { labels: RENT, datasets: datasets(2, 7, seed, { backgroundColor: 'rgba(0, 158, 115, 0.2)' }) },
    options: round('Rent'),
  }),
};

/** Forty charts: ten kinds, four of each. Plain data, that both servers draw as they are. */
export const CONFIGS: readonly ChartConfig[] = [0, 1, 2, 3].flatMap((variant) =>
  Object.values(KINDS).map((kind) => kind(variant)),
);
