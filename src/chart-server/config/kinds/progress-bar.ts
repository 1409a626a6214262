import { BadChart } from '../../errors.ts';
import { datasetsOf, type Json, numbersOf, objectOf } from '../json.ts';

/** One horizontal bar: the first dataset is how far it is, the second one the whole (100 when absent). Shows the share in percent. */
export function progressBar(config: Json): Json {
  const [progress, whole] = datasetsOf(config);
  const [value] = numbersOf(progress?.data);
  if (!progress || value === undefined) throw new BadChart('A progress bar has one number in its first dataset.');
  const [max = 100] = numbersOf(whole?.data);
  const options = objectOf(config.options);
  const plugins = objectOf(options.plugins);
  const track = {
    backgroundColor: '#fff',
    borderColor: '#ddd',
    borderWidth: 1,
    ...whole,
    data: [max],
    datalabels: { display: false },
  };
  const bar = { backgroundColor: 'rgba(54, 162, 235, 0.8)', ...progress, data: [value] };
  const shape = { grouped: false, barPercentage: 1, categoryPercentage: 1 };
  return {
    ...config,
    type: 'bar',
    data: { labels: [''], datasets: [{ ...shape, ...bar, order: 0 }, { ...shape, ...track, order: 1 }] }, // prettier-ignore
    options: {
      ...options,
      indexAxis: 'y',
      layout: { padding: 2, ...objectOf(options.layout) },
      scales: { x: { display: false, min: 0, max }, y: { display: false } },
      plugins: {
        legend: { display: false },
        ...plugins,
        datalabels: {
          display: true,
          color: '#000',
          ...objectOf(plugins.datalabels),
          formatter: () => `${Math.round((value / max) * 100)}%`,
        },
      },
    },
  };
}
