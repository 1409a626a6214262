import type { Json } from '../config/json.ts';
import type { ChartRequest } from './chart-request.ts';

/** QuickChart's parameters, long or short, from a query, a form or a JSON body. */
export function chartRequest(parameters: Json): ChartRequest {
  const first = (...names: readonly string[]) =>
    names.map((name) => parameters[name]).find((value) => value !== undefined && value !== '');
  const text = (...names: readonly string[]) => {
    const value = first(...names);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  return {
    chart: first('c', 'chart'),
    width: text('w', 'width'),
    height: text('h', 'height'),
    devicePixelRatio: text('devicePixelRatio'),
    backgroundColor: text('bkg', 'backgroundColor'),
    format: text('f', 'format'),
    version: text('v', 'version'),
    encoding: text('encoding'),
  };
}
