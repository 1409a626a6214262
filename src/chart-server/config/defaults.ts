import { arrayOf, datasetsOf, defined, type Json, objectOf } from './json.ts';

/** QuickChart's colours for datasets, or for the slices of a round chart, that name none. */
const COLORS = [
  'rgba(54, 162, 235, 0.5)',
  'rgba(255, 159, 64, 0.5)',
  'rgba(153, 102, 255, 0.5)',
  'rgba(255, 99, 132, 0.5)',
  'rgba(255, 205, 86, 0.5)',
  'rgba(75, 192, 192, 0.5)',
  'rgba(201, 203, 207, 0.5)',
];

const ROUND = new Set(['pie', 'doughnut', 'polarArea']);

/** What QuickChart does without being told: colours for datasets without any, and labels on the slices of pies only. No legend without labels. */
export function withDefaults(config: Json): Json {
  const round = ROUND.has(String(config.type));
  const options = objectOf(config.options);
  const plugins = objectOf(options.plugins);
  const named = datasetsOf(config).some((dataset) => dataset.datalabels !== undefined);
  const slices = (config.type === 'pie' || config.type === 'doughnut') && plugins.outlabels === undefined;
  const datalabels = plugins.datalabels ?? (slices || named ? { display: slices } : undefined);
  // Chart.js would name each of them "undefined".
  const legend =
    !round && datasetsOf(config).every(({ label }) => label === undefined) ? { legend: { display: false } } : {};
  return {
    ...config,
    data: {
      ...objectOf(config.data),
      datasets: datasetsOf(config).map((dataset, index) => colored(dataset, index, round)),
    },
    options: { ...options, plugins: defined({ ...legend, ...plugins, datalabels }) },
  };
}

function colored(dataset: Json, index: number, round: boolean): Json {
  if (dataset.backgroundColor !== undefined) return dataset;
  if (round) return { ...dataset, backgroundColor: arrayOf(dataset.data).map((_, slice) => color(slice)) };
  return { borderColor: color(index).replace('0.5', '1'), ...dataset, backgroundColor: color(index) };
}

function color(index: number): string {
  return COLORS[index % COLORS.length] ?? '';
}
