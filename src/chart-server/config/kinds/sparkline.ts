import { BadChart } from '../../errors.ts';
import { datasetsOf, type Json, numbersOf, objectOf, arrayOf } from '../json.ts';

/** A bare line without axes. */
export function sparkline(config: Json): Json {
  const [dataset, ...more] = datasetsOf(config);
  if (!dataset || more.length > 0)
    throw new BadChart('A sparkline has exactly one dataset: use the kind "line" for more lines.');
  const data = objectOf(config.data);
  const options = objectOf(config.options);
  const values = numbersOf(dataset.data);
  // A little room, so that the line's width is not cut off at its highest and lowest point.
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.05;
  return {
    ...config,
    type: 'line',
    data: { ...data, labels: data.labels ?? arrayOf(dataset.data).map(() => ''), datasets: [{ borderColor: '#000', borderWidth: 1, pointRadius: 0, fill: false, ...dataset }] }, // prettier-ignore
    options: {
      ...options,
      plugins: { legend: { display: false }, ...objectOf(options.plugins) },
      scales: {
        x: { display: false },
        y: { display: false, min: low - room, max: high + room },
        ...objectOf(options.scales),
      },
    },
  };
}
