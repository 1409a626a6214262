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
/** "20 miles", "half an hour from"; minutes and hours by themselves may be those of a commute. */
const REACH =
  /\b(\d+|half an?|an?|one|two|three|couple)(?: of)? ?(?:(mi|miles?|km|kilometers?)|(hrs?|hours?|mins?|minutes?)(?= (?:of|from|away|drive|outside|around)\b))(?: drive)?\b/;

const SETTLEMENTS =
  '(?:cit(?:y|ies)|towns?|places?|suburbs?|villages?|communities|municipalities|spots?|somewhere|someplace|anywhere|anyplace)';
const HERE = '(?:@place|it|there|here)';
const NEAR =
  '(?:near|nearest(?: to)?|nearby|around|close to|close by|closest to|next to|surround(?:s|ing)?|neighboring|(?:just )?outside(?: of)?|not far from|(?:suburbs|vicinity|outskirts|area|neighborhood) of|(?:miles|minutes|hours?|km|drive|distance)(?: away)? (?:of|from))';
/** "suburbs of Dallas", "somewhere near Reno", "towns within 20 miles of it", "Dallas suburbs", "near Boston, which towns". */
const SETTLEMENTS_NEAR = new RegExp(
  [
    `\\b${SETTLEMENTS}(?: \\S+){0,6}? ${NEAR} (?:(?:the|my|downtown|central|city of) )*${HERE}(?= |$)`,
    `\\bsuburbs? (?:of|in) (?:the )?${HERE}(?= |$)`,
    `\\b${SETTLEMENTS}(?: \\S+){0,4}? (?:nearby|close by|in the (?:area|vicinity|neighborhood))(?= |$)`,
    `@place (?:suburbs?|(?:area|metro|region) ${SETTLEMENTS})(?= |$)`,
    `\\bnear(?:by)? @place (?:which|what|are there) (?:\\w+ )?${SETTLEMENTS}`,
    `^(?:\\w+ )?where (?:can|could|should|would|do|to|is|are)\\b.* ${NEAR} ${HERE}(?= |$)`,
  ].join('|'),
);
/** "cheapest rent within 20 miles of Denver": one of the places in reach has it. */
const MOST_WITHIN_REACH = new RegExp(
  `\\b(?:most|least|fewest|best|worst|top|(?!nearest|closest|interest|latest)\\w{3,}est)\\b.* (?:within|inside|under|less than|up to)(?: (?:an?|the|about))? .*\\b(?:miles?|mi|km|kilometers?|hours?|hrs?|minutes?|mins?)\\b(?: (?:drive|away|radius))* (?:of|from|to|around) (?:(?:the|my|downtown|central|city of) )*${HERE}(?= |$)`,
);
/** "what's near Boise", "anything around it" */
const ANYTHING_NEAR = new RegExp(
  `\\b(?:what|whats|what else|which|anything|neighbors)\\b.* (?:${NEAR}|(?:away )?from)\\b.*(?:@place|\\b(?:it|there|here))$`,
);
const FROM = / from /;

/** "towns around Boise", "which city is nearest to Marfa?", "places within 20 miles of it" */
export function asksNearby(plain: string): boolean {
  if (!ANYTHING_NEAR.test(plain) && !asksSettlementsNear(plain)) return false;
  return !FROM.test(plain) || REACH.test(plain) || /not far from/.test(plain);
}

/** Whether towns near a place are asked about, whatever is asked of them: "rent in the suburbs of Dallas". */
export function asksSettlementsNear(plain: string): boolean {
  return SETTLEMENTS_NEAR.test(plain) || (MOST_WITHIN_REACH.test(plain) && reachIn(plain) !== undefined);
}

/** A distance of a message, and the positions of its first word and of the one after its last. */
export interface Reach {
  readonly miles: number;
  readonly from: number;
  readonly to: number;
}

/** "within 30 miles of Boise", "an hour from Denver"; undefined where no distance is named. */
export function reachIn(plain: string): Reach | undefined {
  const match = REACH.exec(plain);
  if (match === null) return undefined;
  const [whole, count = '', length, time] = match;
  const unit = length ?? time ?? '';
  const factor = MILES.findLast(([start]) => start.test(unit))?.[1];
  const number = NUMBERS[count] ?? Number(count);
  if (factor === undefined || !(number > 0)) return undefined;
  const from = plain.slice(0, match.index).split(' ').length - 1;
  return { miles: Math.round(number * factor), from, to: from + whole.split(' ').length };
}
