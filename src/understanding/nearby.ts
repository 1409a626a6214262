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

const AROUND =
  /\b(?:cit(?:y|ies)|towns?|places?|suburbs?|villages?|communities|what|whats|what else|which|anything|somewhere|neighbors)\b.*\b(?:near|nearest|nearby|around|close to|close by|closest to|next to|surround(?:s|ing)?|neighboring|just outside|not far from|suburbs (?:of|around)|(?:away )?from|(?:miles|minutes|hours?|km) (?:of|from))\b.*(?:@place|\b(?:it|there|here)$)|\bsuburbs of @place/;
const REACHES = /\bwithin\b|\b(?:away|drive) from\b|\b(?:miles|minutes|hours?|km) (?:of|from)\b/;

/** "towns around Boise", "which city is nearest to Marfa?", "places within 20 miles of it" */
export function asksNearby(plain: string): boolean {
  return (
    AROUND.test(plain) &&
    (!/ from /.test(plain) || (REACHES.test(plain) && REACH.test(plain)) || /not far from/.test(plain))
  );
}

/** "within 30 miles of Boise", "an hour from Denver"; undefined where no distance is named. */
export function withinMilesOf(plain: string): number | undefined {
  const [, count = '', unit = ''] = REACH.exec(plain) ?? [];
  const factor = MILES.findLast(([start]) => start.test(unit))?.[1];
  const number = NUMBERS[count] ?? Number(count);
  return factor === undefined || !(number > 0) ? undefined : Math.round(number * factor);
}
