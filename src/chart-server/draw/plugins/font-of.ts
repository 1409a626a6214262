import { FAMILIES } from '../../config/families.ts';
import type { Json } from '../../config/json.ts';

/** A font as the canvas takes it, from a configuration's `font` and the size to use when it has none. */
export function fontOf(font: Json, size: number): string {
  const part = (value: unknown, otherwise: string) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
  return `${part(font.style, 'normal')} ${part(font.weight, 'normal')} ${Number(font.size ?? size)}px ${part(font.family, FAMILIES)}`;
}
