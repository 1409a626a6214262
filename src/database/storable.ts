import type { Prisma } from '../generated/prisma/client.ts';

/** A value as PostgreSQL's jsonb can keep it; see `storableText`. */
export function storable(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(storableText(value)) as Prisma.InputJsonValue;
}

/**
 * The JSON text of a value that PostgreSQL's jsonb can keep: dates as ISO 8601, without NUL characters and halves of surrogate pairs,
 * which a person can send and jsonb refuses.
 */
export function storableText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storableString(part) : part));
}

/** A text without what jsonb refuses. */
export function storableString(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
