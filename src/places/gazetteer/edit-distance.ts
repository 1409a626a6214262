/**
 * What typing mistakes cost, as -log10 of how often a person who means the name makes just this one. Transposed letters and a
 * letter left out or doubled are the usual ones; a wrong letter may be any of several. A wrong first letter is rare.
 */
export const MISTAKE = {
  transposed: 2.2,
  leftOut: 2.3,
  doubled: 2,
  extra: 2.7,
  vowel: 2.4,
  wrong: 2.8,
  first: 0.4,
  finalS: 1.2,
} as const;
const VOWEL = /[aeiouy]/;
const LONGEST = 64;
/** Three rows of the dynamic programme, used again for every comparison: distances are asked thousands of times a message. */
let twoUp = new Float64Array(LONGEST + 1);
let oneUp = new Float64Array(LONGEST + 1);
let row = new Float64Array(LONGEST + 1);

/**
 * The least costly way in which somebody who means `name` may have typed `typed` (optimal string alignment: insertions, deletions,
 * substitutions and transpositions, no stretch changed twice), or undefined when it takes more than `most` mistakes.
 */
export function typoCost(typed: string, name: string, most: number): number | undefined {
  const n = typed.length;
  const m = name.length;
  if (Math.abs(n - m) > most || n > LONGEST || m > LONGEST) return undefined;
  const limit = most * MISTAKE.wrong + MISTAKE.first;
  for (let j = 0; j <= m; j += 1) oneUp[j] = j === 0 ? 0 : (j - 1) * MISTAKE.leftOut + MISTAKE.leftOut + MISTAKE.first;
  for (let i = 1; i <= n; i += 1) {
    row.fill(Infinity);
    const from = Math.max(0, i - most - 1);
    if (from === 0) row[0] = i * MISTAKE.extra + MISTAKE.first;
    let least = row[0] ?? Infinity;
    for (let j = Math.max(1, from); j <= Math.min(m, i + most + 1); j += 1) {
      const cost = cheapest(typed, name, i, j);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return undefined;
    [twoUp, oneUp, row] = [oneUp, row, twoUp];
  }
  const cost = oneUp[m] ?? Infinity;
  return cost <= limit ? cost : undefined;
}

function cheapest(typed: string, name: string, i: number, j: number): number {
  const a = typed[i - 1] ?? '';
  const b = name[j - 1] ?? '';
  const diagonal = oneUp[j - 1] ?? Infinity;
  const first = i === 1 || j === 1 ? MISTAKE.first : 0;
  const wrong = VOWEL.test(a) && VOWEL.test(b) ? MISTAKE.vowel : MISTAKE.wrong;
  let best = a === b ? diagonal : diagonal + wrong + first;
  const extra = (oneUp[j] ?? Infinity) + extraCost(typed, name, i, j) + first;
  if (extra < best) best = extra;
  const leftOut = (row[j - 1] ?? Infinity) + (b === name[j - 2] ? MISTAKE.doubled : MISTAKE.leftOut) + first;
  if (leftOut < best) best = leftOut;
  if (i > 1 && j > 1 && a === name[j - 2] && b === typed[i - 2]) {
    const transposed = (twoUp[j - 2] ?? Infinity) + MISTAKE.transposed;
    if (transposed < best) best = transposed;
  }
  return best;
}

/** A letter too many: the same one twice, an `s` without its apostrophe ("bostons rent"), or any. */
function extraCost(typed: string, name: string, i: number, j: number): number {
  const letter = typed[i - 1];
  if (letter === typed[i - 2]) return MISTAKE.doubled;
  return letter === 's' && i === typed.length && j === name.length ? MISTAKE.finalS : MISTAKE.extra;
}
