/** Ways to cut a text, the kindest first: between sentences, words, characters as people see them, and code points. */
const CUTS: readonly ((text: string) => readonly string[])[] = [
  segments('sentence'),
  (text) => text.split(/(?<=\s)(?=\S)/),
  segments('grapheme'),
  (text) => [...text],
];

/**
 * Splits a text into parts of at most `limit` UTF-16 units (as JavaScript and Messenger count), at sentences; a sentence that is too
 * long is cut at words, a word at characters. Only whitespace at the cuts is lost. The last part may have a limit of its own.
 */
export function splitText(text: string, limit: number, lastLimit = limit): readonly string[] {
  const parts = pack(text.trim(), limit);
  const last = parts.at(-1);
  if (last === undefined || last.length <= lastLimit) return parts;
  return [...parts.slice(0, -1), ...pack(last, lastLimit)];
}

function pack(text: string, limit: number, cut = 0): string[] {
  if (text.trim() === '') return [];
  if (text.trim().length <= limit) return [text.trim()];
  const parts: string[] = [];
  let part = '';
  for (const piece of CUTS[cut]?.(text) ?? []) {
    if ((part + piece).trim().length <= limit) {
      part += piece;
      continue;
    }
    if (part.trim() !== '') parts.push(part.trim());
    const pieces = pack(piece, limit, cut + 1);
    part = piece.trim().length <= limit ? piece : (pieces.pop() ?? '');
    parts.push(...(piece.trim().length <= limit ? [] : pieces));
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

function segments(granularity: 'sentence' | 'grapheme') {
  const segmenter = new Intl.Segmenter('en', { granularity });
  return (text: string): readonly string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
}
