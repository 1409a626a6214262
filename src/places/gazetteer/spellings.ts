import { fold } from './tokens.ts';

/** Words of names that people shorten, each with every way to write it. */
const SHORT_FORMS: readonly (readonly string[])[] = [
  ['saint', 'st'],
  ['sainte', 'ste'],
  ['fort', 'ft'],
  ['mount', 'mt'],
  ['mountain', 'mtn'],
  ['point', 'pt'],
  ['port', 'pt'],
  ['heights', 'hts'],
  ['springs', 'spgs'],
  ['junction', 'jct'],
  ['beach', 'bch'],
  ['and', ''],
];
const DIRECTIONS: readonly (readonly string[])[] = [
  ['north', 'n', 'no'],
  ['south', 's', 'so'],
  ['east', 'e'],
  ['west', 'w'],
];
/** Numbers that names begin with ("Thousand Oaks"), as people write them. */
const NUMBERS: readonly (readonly string[])[] = [
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['ten', '10'],
  ['sixteen', '16'],
  ['twentynine', '29'],
  ['forty', '40'],
  ['fifty', '50'],
  ['thousand', '1000'],
];
/** What is counted anyway: "6 mile", "5 points more". */
const COUNTED = new Set(['mile', 'points', 'way']);
const MOST_SPELLINGS = 16;

function formsOf(words: readonly string[], position: number): readonly string[] {
  const word = words[position] ?? '';
  const forms = new Set([word]);
  const counts = COUNTED.has(words[1] ?? '') ? [] : NUMBERS;
  const lists = position === 0 ? [...SHORT_FORMS, ...DIRECTIONS, ...counts] : SHORT_FORMS;
  for (const list of words.length > 1 ? lists : []) {
    if (!list.includes(word)) continue;
    // `st` may stand for `saint`, but `n` and `no` of a name (`No Name`) are what they are
    if (word === list[0] || SHORT_FORMS.includes(list)) for (const form of list) forms.add(form);
  }
  return [...forms];
}

/**
 * The ways to write a name, as folded words: `St. Louis` gives `st louis` and `saint louis`; `N Las Vegas` goes by
 * `North Las Vegas`; accents and apostrophes are gone and hyphens, slashes and commas part words.
 */
export function spellings(name: string): string[][] {
  const words = name
    .split(/[\s\-‐‑–/,.()&]+/u)
    .map(fold)
    .filter((word) => word !== '');
  let all: string[][] = [[]];
  words.forEach((_, position) => {
    const longer = all.flatMap((start) =>
      formsOf(words, position).map((form) => (form === '' ? start : [...start, form])),
    );
    all = longer.slice(0, MOST_SPELLINGS);
  });
  return all.filter((spelling) => spelling.length > 0);
}
