import { isObject, type Json, objectOf } from '../json.ts';

/** A pie or doughnut whose labels stand outside, joined to their slice by a line. */
export function outlabeled(type: 'pie' | 'doughnut') {
  return (config: Json): Json => {
    const options = objectOf(config.options);
    const plugins = objectOf(options.plugins);
    return {
      ...config,
      type,
      options: {
        ...options,
        // Room for the labels around the pie.
        layout: { padding: 60, ...objectOf(options.layout) },
        plugins: {
          legend: { display: false },
          datalabels: { display: false },
          ...plugins,
          outlabels: isObject(plugins.outlabels) ? plugins.outlabels : {},
        },
      },
    };
  };
}
