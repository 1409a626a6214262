/** Fractions that people say, for how far one number is from another. */
const FRACTIONS: readonly (readonly [share: number, words: string])[] = [
  [1 / 10, 'a tenth'],
  [1 / 5, 'a fifth'],
  [1 / 4, 'a quarter'],
  [1 / 3, 'a third'],
  [1 / 2, 'half'],
  [2 / 3, 'two thirds'],
  [3 / 4, 'three quarters'],
];

/**
 * How a number stands against another of the same kind: "about a third above", "about half of", "more than twice".
 * @param ours positive
 * @param theirs positive
 * @param whose the other one in the possessive: "Washington's"
 */
export function standsAgainst(ours: number, theirs: number, whose: string): string {
  const ratio = ours / theirs;
  if (ratio >= 1.9) return `${times(ratio)} ${whose}`;
  if (ratio <= 0.55 && ratio >= 0.45) return `about half of ${whose}`;
  if (ratio < 0.45) return `less than half of ${whose}`;
  const away = Math.abs(ratio - 1);
  const side = ratio > 1 ? 'above' : 'below';
  if (away < 0.015) return sameAs(whose);
  if (away < 0.07) return `a little ${side} ${whose}`;
  return `about ${nearestFraction(away)} ${side} ${whose}`;
}

/** "about the same as Washington's" */
export function sameAs(whose: string): string {
  return `about the same as ${whose}`;
}

function nearestFraction(away: number): string {
  let [best] = FRACTIONS;
  for (const each of FRACTIONS) {
    if (best === undefined || Math.abs(each[0] - away) < Math.abs(best[0] - away)) best = each;
  }
  return best?.[1] ?? '';
}

/** "about twice", "more than twice", "about three times", "more than 5 times". */
function times(ratio: number): string {
  const whole = Math.round(ratio);
  const near = Math.abs(ratio - whole) <= 0.1 * whole;
  const count = near ? whole : Math.floor(ratio);
  const words = { 1: 'nearly twice', 2: 'twice', 3: 'three times', 4: 'four times' }[count] ?? `${count} times`;
  if (count === 1) return words;
  return `${near ? 'about' : 'more than'} ${words}`;
}
