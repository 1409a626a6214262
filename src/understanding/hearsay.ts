import type { Span } from '../places/gazetteer/reading.ts';

/** "my wife says that ...", "i heard ...", "they claim ...": who said it is not asked about. */
const WHO_SAYS =
  /\b(?:my \w+|some(?:one|body)|people|everyone|everybody|they|he|she|i|we|a friend(?: of mine)?) (?:(?:just|always|once|keeps?) )?(?:says?|said|saying|thinks?|told me|tells me|claims?|claimed|heard|hear|read|bets?|swears|insists|reckons?|argues)(?: somewhere)?(?: that)?\b[,:]?/gi;

/** Where a message says who says something, in its order; the rest of it is what is said. */
export function hearsayIn(text: string): readonly Span[] {
  return [...text.matchAll(WHO_SAYS)].map(({ index, 0: said }) => [index, index + said.length]);
}
