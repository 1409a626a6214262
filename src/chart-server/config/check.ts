import { BadChart, ChartTooLarge } from '../errors.ts';
import type { Limits } from '../limits.ts';
import { isObject, type Json } from './json.ts';

/** Keys that reach an object's prototype when a configuration is merged into defaults. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Numbers that ask for as many ticks, corners or samples, wherever a chart has them. In data they are only data. */
const AMOUNTS = new Set(['count', 'maxTicksLimit', 'points', 'sampleSize', 'samples', 'sides']);

/** An array or object of a configuration, and whether the keys in it mean something to Chart.js. */
interface Part {
  readonly values: object;
  readonly options: boolean;
}

/**
 * A configuration that is safe to hand to Chart.js: an object with a kind, within the limits, without keys that reach a prototype.
 * @throws BadChart or ChartTooLarge, with what is wrong.
 */
export function checkConfig(config: unknown, limits: Limits): Json {
  if (!isObject(config)) throw new BadChart('The chart must be an object, such as {"type": "bar", "data": {...}}.');
  let values = 0;
  let level: Part[] = [{ values: config, options: true }];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= limits.depth) throw new ChartTooLarge(`The chart is nested more than ${limits.depth} levels deep.`);
    const next: Part[] = [];
    for (const part of level) {
      for (const [key, value] of Object.entries(part.values) as [string, unknown][]) {
        if (PROTOTYPE_KEYS.has(key)) throw new BadChart(`The chart has a key named ${key}, which is not allowed.`);
        if (part.options && AMOUNTS.has(key)) checkAmount(key, value, limits);
        const data = key === 'data' && Array.isArray(value);
        if (typeof value === 'object' && value !== null) next.push({ values: value, options: part.options && !data });
        if (++values > limits.values) throw new ChartTooLarge(`The chart has more than ${limits.values} values.`);
      }
    }
    level = next;
  }
  if (typeof config.type !== 'string')
    throw new BadChart('The chart has no "type": give one, such as "bar" or "line".');
  return config;
}

/** Text counts as the number that it is, and a list, from which Chart.js takes one by position, as all that are in it. */
function checkAmount(key: string, value: unknown, { amount }: Limits): void {
  const numbers = Array.isArray(value) ? (value.flat(Infinity) as unknown[]) : [value];
  if (numbers.some((number) => Number(number) > amount))
    throw new ChartTooLarge(`The chart asks for more than ${amount} of ${key}.`);
}
