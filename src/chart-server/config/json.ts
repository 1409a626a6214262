/** A part of a configuration as it was parsed: plain data. */
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object, otherwise an empty one. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** The objects of an array; a single object stands for an array of one. */
export function objectsOf(value: unknown): Json[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isObject);
}

export function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The finite numbers of a dataset's data; of points with an x and a y, their y. */
export function numbersOf(data: unknown): number[] {
  return arrayOf(data)
    .map((value) => Number(isObject(value) ? value.y : (value ?? NaN)))
    .filter(Number.isFinite);
}

/** Without the keys that have no value, so that spreading the object over defaults leaves them. */
export function defined(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** A copy without some of the keys. */
export function without(object: Json, ...keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** The datasets of a configuration. */
export function datasetsOf(config: Json): Json[] {
  return objectsOf(objectOf(config.data).datasets ?? []);
}
