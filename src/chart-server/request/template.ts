import { datasetsOf, isObject, type Json, objectOf } from '../config/json.ts';
import type { ChartRequest } from './chart-request.ts';
import { parseConfig } from '../config/parse.ts';

/**
 * A saved chart with parts of it exchanged, as QuickChart's templates do: `title`, `labels`, and for dataset number 1 and up `data1`,
 * `label1`, `backgroundColor1` and `borderColor1`. Lists are separated by commas.
 */
export function fillTemplate(saved: ChartRequest, parameters: Readonly<Record<string, string>>): ChartRequest {
  const given = Object.entries(parameters).filter(([name]) =>
    /^(?:title|labels|(?:data|label|backgroundColor|borderColor)\d+)$/.test(name),
  );
  if (given.length === 0) return saved;
  const config =
    typeof saved.chart === 'string' && saved.encoding !== 'base64' ? parseConfig(saved.chart) : saved.chart;
  if (!isObject(config)) return saved;
  return { ...saved, chart: given.reduce((filled, [name, value]) => fill(filled, name, value), config) };
}

function fill(config: Json, name: string, value: string): Json {
  const data = objectOf(config.data);
  if (name === 'labels') return { ...config, data: { ...data, labels: value.split(',') } };
  if (name === 'title')
    return { ...config, options: { ...objectOf(config.options), title: { display: true, text: value } } };
  const [, key = '', number] = /^(\D+)(\d+)$/.exec(name) ?? [];
  const filled = key === 'data' ? value.split(',').map(Number) : value;
  const datasets = datasetsOf(config).map((dataset, index) =>
    index === Number(number) - 1 ? { ...dataset, [key]: filled } : dataset,
  );
  return { ...config, data: { ...data, datasets } };
}
