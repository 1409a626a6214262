import { BadChart, ChartTooLarge } from '../errors.ts';
import type { Limits } from '../limits.ts';
import { isObject, type Json } from './json.ts';

/** Keys that reach an object's prototype when a configuration is merged into defaults. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A configuration that is safe to hand to Chart.js: an object with a kind, within the limits, without keys that reach a prototype.
 * @throws BadChart or ChartTooLarge, with what is wrong.
 */
export function checkConfig(config: unknown, limits: Limits): Json {
  if (!isObject(config)) throw new BadChart('The chart must be an object, such as {"type": "bar", "data": {...}}.');
  let values = 0;
  let level: unknown[] = [config];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= limits.depth) throw new ChartTooLarge(`The chart is nested more than ${limits.depth} levels deep.`);
    const next: unknown[] = [];
    for (const container of level) {
      for (const [key, value] of Object.entries(container as object)) {
        if (PROTOTYPE_KEYS.has(key)) throw new BadChart(`The chart has a key named ${key}, which is not allowed.`);
        if (typeof value === 'object' && value !== null) next.push(value);
        if (++values > limits.values) throw new ChartTooLarge(`The chart has more than ${limits.values} values.`);
      }
    }
    level = next;
  }
  if (typeof config.type !== 'string')
    throw new BadChart('The chart has no "type": give one, such as "bar" or "line".');
  return config;
}
