/**
 * Shortens a text to at most `length` characters, at a word where there is one, with an ellipsis.
 * Characters are counted as JavaScript and Messenger count them (UTF-16 units); a surrogate pair is never split.
 */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let cut = text.slice(0, length - 1);
  if (/[\uD800-\uDBFF]$/.test(cut)) cut = cut.slice(0, -1);
  const space = cut.lastIndexOf(' ');
  const atWord = space > length / 2 ? cut.slice(0, space) : cut;
  return `${atWord.replace(/[\s,;:.–-]+$/, '')}…`;
}
