const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  'half an': 0.5,
  'half a': 0.5,
  two: 2,
  three: 3,
  couple: 2,
};
/** Miles in a straight line: an hour on the road is taken for 50 of them. */
const MILES: readonly (readonly [RegExp, number])[] = [
  [/^mi/, 1],
  [/^k/, 0.62],
  [/^h/, 50],
  [/^min/, 50 / 60],
];
const REACH =
  /\b(\d+|half an?|an?|one|two|three|couple)(?: of)? ?(mi|miles?|km|kilometers?|hrs?|hours?|mins?|minutes?)\b/;

/** "within 30 miles of Boise", "an hour from Denver"; undefined where no distance is named. */
export function withinMilesOf(plain: string): number | undefined {
  const [, count = '', unit = ''] = REACH.exec(plain) ?? [];
  const factor = MILES.findLast(([start]) => start.test(unit))?.[1];
  const number = NUMBERS[count] ?? Number(count);
  return factor === undefined || !(number > 0) ? undefined : Math.round(number * factor);
}
