import { datasetsOf, type Json, objectOf } from './json.ts';

/** Plugins that a chart has only when its configuration, or a dataset of it, names them. */
const OPTIONAL = [
  'annotation',
  'datalabels',
  'doughnutlabel',
  'gaugeneedle',
  'outlabels',
  'subtitle',
  'decimation',
] as const;

/** Switches off the plugins that a configuration doesn't name: each costs time at every step of the drawing, also when it has nothing to do. */
export function withoutUnusedPlugins(config: Json): Json {
  const options = objectOf(config.options);
  const plugins = objectOf(options.plugins);
  const named = new Set([...Object.keys(plugins), ...datasetsOf(config).flatMap((dataset) => Object.keys(dataset))]);
  const unused = OPTIONAL.filter((plugin) => !named.has(plugin));
  return {
    ...config,
    options: { ...options, plugins: { ...Object.fromEntries(unused.map((plugin) => [plugin, false])), ...plugins } },
  };
}
