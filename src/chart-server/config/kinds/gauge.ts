import { BadChart } from '../../errors.ts';
import { datasetsOf, type Json, numbersOf, objectOf } from '../json.ts';

/** Half a ring of bands that end at the dataset's numbers, with a needle at its `value`. */
export function gauge(config: Json): Json {
  const [dataset] = datasetsOf(config);
  const ends = numbersOf(dataset?.data);
  const value = Number(dataset?.value ?? NaN);
  const highest = ends.at(-1);
  if (!dataset || highest === undefined || !Number.isFinite(value)) {
    throw new BadChart('A gauge has a dataset with a "value" and the numbers at which its bands end.');
  }
  const lowest = Number(dataset.minValue ?? 0);
  const { needle, valueLabel, ...options } = objectOf(config.options);
  const plugins = objectOf(options.plugins);
  return {
    ...config,
    type: 'doughnut',
    data: {
      ...objectOf(config.data),
      datasets: [{ ...dataset, data: ends.map((end, index) => end - (ends[index - 1] ?? lowest)) }],
    },
    options: {
      ...options,
      rotation: -90,
      circumference: 180,
      cutout: options.cutout ?? '50%',
      layout: { padding: { bottom: 30 }, ...objectOf(options.layout) },
      plugins: {
        legend: { display: false },
        datalabels: { display: false },
        ...plugins,
        gaugeneedle: {
          ...objectOf(needle),
          share: (value - lowest) / (highest - lowest || 1),
          label: { text: String(value), ...objectOf(valueLabel) },
        },
      },
    },
  };
}
