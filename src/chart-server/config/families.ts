import { arrayOf, isObject, type Json } from './json.ts';

/** The bundled fonts, in the order in which a character is looked up. */
export const FAMILIES = 'Noto Sans, Twemoji';

/** Adds the bundled families after the ones a configuration names, so that no character is without a font. */
export function addFamilies(part: unknown): void {
  if (Array.isArray(part)) for (const item of arrayOf(part)) addFamilies(item);
  else if (isObject(part)) addFamiliesTo(part);
}

function addFamiliesTo(object: Json): void {
  for (const [key, value] of Object.entries(object)) {
    if (key === 'family' && typeof value === 'string') object[key] = `${value}, ${FAMILIES}`;
    else addFamilies(value);
  }
}
