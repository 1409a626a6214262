/** A word of a message. */
export interface Token {
  /** As written. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents and punctuation: `O'Fallon` is `ofallon`, `D.C.` is `dc`. */
  readonly folded: string;
  /** What is left without a possessive ending: `seattle` of `Seattle's`. */
  readonly owner?: { readonly folded: string; readonly end: number };
  /** Whether the name of a place may run on from the word before: nothing but blanks, hyphens or an abbreviation's full stop between. */
  readonly joined: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
  readonly shape: 'lower' | 'capital' | 'upper';
}

/** Initials with full stops (`D.C.`, `L.A.`), or letters and digits with apostrophes inside (`O'Fallon`, `Coeur d'Alene`). */
const WORD = /(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’‘ʻʼ`´][\p{L}\p{M}\p{N}]+)*/gu;
const APOSTROPHE_S = /['’‘ʼ`´][sS]$/u;
const PLAIN_GAP = /^(?: |\t|\u00a0){0,4}[-‐‑–'’‘]?(?: |\t|\u00a0){0,4}['’‘]?$/u;
/** Words that are often cut short with a full stop in the names of places. */
const ABBREVIATION = /^(?:[a-z]|st|ste|ft|mt|pt|no|so)$/;

/** Lower case, without accents, apostrophes and other marks; the form in which names are compared. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[øłđßæœ]/g, (letter) => PLAIN[letter] ?? letter);
}
const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Splits a message into its words. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let before: Token | undefined;
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const start = match.index;
    const folded = fold(raw);
    if (folded === '') continue;
    const gap = text.slice(before?.end ?? 0, start);
    const abbreviated = before !== undefined && /^\.\s{0,3}$/.test(gap) && ABBREVIATION.test(before.folded);
    const ending = APOSTROPHE_S.exec(raw);
    const token: Token = {
      raw,
      start,
      end: start + raw.length,
      folded,
      ...(ending && { owner: { folded: fold(raw.slice(0, ending.index)), end: start + ending.index } }),
      joined: before !== undefined && (PLAIN_GAP.test(gap) || abbreviated),
      gap,
      shape: shapeOf(raw),
    };
    tokens.push(token);
    before = token;
  }
  return tokens;
}

function shapeOf(raw: string): Token['shape'] {
  const lower = raw.toLowerCase();
  if (raw === lower) return 'lower';
  return raw.length > 1 && raw === raw.toUpperCase() ? 'upper' : 'capital';
}
