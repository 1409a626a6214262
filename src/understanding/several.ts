/** What a message says of more than one of the places before it; how many of them, where it says that. */
export interface Several {
  readonly count?: number;
}

const COUNTS: Readonly<Record<string, number>> = { both: 2, two: 2, either: 2, three: 3, four: 4, five: 5 };
const COUNTED = /\b(both|either|(?:the|those|these|all|of) (?:last )?(?:the )?(two|three|four|five))\b/;
/** "of those", "these cities", "how do they compare", "compare rents", "the difference", "how far apart". */
const THEM = new RegExp(
  [
    '\\b(?:of|between|among|amongst) (?:them|these|those)\\b',
    '\\b(?:these|those) (?:cities|towns|places)\\b',
    '\\ball of (?:them|these|those)\\b',
    '\\bhow (?:do|does|would|did) (?:they|these|those|them) (?:compare|differ|stack up|measure up)\\b',
    '^(?:(?:ok|and|so|now|then|please|can you|could you) )*(?:compare|contrast)\\b',
    '\\bside by side\\b|\\bapart\\b',
    '\\b(?:what|whats|how big|how large)(?: is| s)? (?:the |their )?differences?\\b',
  ].join('|'),
);
const LEAD_IN = '^(?:(?:so|and|ok|but|then|now|well) )*';
/** "which one has the lowest rent", "which is cheaper": of those looked at, not of all there are. */
const WHICH_ONE = new RegExp(`${LEAD_IN}which (?:one|is|has|pays|of)\\b|${LEAD_IN}who (?:has|pays)\\b`);
/** "which city is safer" compares two; "which city is safest" asks for one of all. */
const WHICH_CITY = new RegExp(
  `${LEAD_IN}(?:which|what) (?:city|town|place) (?:\\w+ )*?(?:more|less|fewer|better|worse|lower|higher|(?!under|over|after|other|number|water|owner|per)\\w{2,}er)\\b(?!.*\\bthan\\b)`,
);

/** Reads whether a message that names no place is about several of those before; undefined where it isn't. */
export function severalOf(plain: string): Several | undefined {
  if (/@/.test(plain)) return undefined;
  const [, word, number] = COUNTED.exec(plain) ?? [];
  const count = COUNTS[number ?? word ?? ''];
  if (count !== undefined) return { count };
  return THEM.test(plain) || WHICH_ONE.test(plain) || WHICH_CITY.test(plain) ? {} : undefined;
}
