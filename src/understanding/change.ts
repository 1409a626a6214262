const VERBS =
  'gr(?:ow|ows|own|ew|owing|owth)|shr(?:ink|inks|unk|ank|inking)|chang(?:e|ed|es|ing)|evol(?:ve|ves|ved|ving|ution)|develop(?:ed|ment|ing)|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|' +
  'rise|rises|risen|rising|rose|fall|falls|fallen|falling|fell|declin(?:e|ed|es|ing)|drop|drops|dropped|dropping|soar(?:ed|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|spik(?:e|ed|ing)|surg(?:e|ed|ing)|' +
  'plummet(?:ed|ing)?|plung(?:e|ed|ing)|boom(?:ed|ing)?|explod(?:ed|ing)|improv(?:e|ed|ing)|worsen(?:ed|ing)?|becom(?:e|ing)|became|doubled|tripled';
const MOVES =
  'over (?:time|the (?:years|last|past|decades?))|trends?|trending|(?:gone|go|going|goes|went) (?:up|down)|by year|year (?:by|over) year|yearly|per year since|' +
  'through the years|timeline|' +
  '(?:gain|los)(?:ing|ed|t) (?:people|residents|population|jobs)|(?:people|everyone|everybody|folks|residents) (?:\\w+ )?(?:leaving|left|moving (?:away|out|in|there|to)|fleeing|flocking)|' +
  'getting (?:bigger|smaller|cheaper|more|less|richer|poorer|safer|older|younger|better|worse|\\w{3,}er)';
/** Of another time, where none is named: all there is tells of it. */
const ONCE =
  'used to be|historic(?:al|ally)?|histor(?:y|ical) of|(?:past|last|recent) (?:\\w+ )?(?:years|decades?)|years ago|decades? ago|than before|compared to (?:before|today|now)|(?:then|before) (?:and|vs|versus) now';
const CHANGES = new RegExp(`\\b(?:${VERBS}|${MOVES})\\b`);
const OF_ONCE = new RegExp(`\\b(?:${ONCE})\\b`);

/** "has it changed?", "how much did they go up": of what was answered before. */
const OF_IT =
  /^(?:(?:and|so|ok|but|how|how much|how fast|by how much|has|have|had|did|does|do|is|are|was|were|what|which way) )*(?:it|they|that|this|those|these|the (?:number|figure|price|rate|share)s?)\b/;

/** Whether a message asks how what was answered before has changed; @param plain the words parted by blanks */
export function asksChangeOfIt(plain: string): boolean {
  return OF_IT.test(plain) && asksChange(plain);
}

/**
 * Whether words say that something changes: "grown", "went up", "trend".
 * @param plain the words parted by blanks, without those that are part of a figure's name ("built since 2010")
 */
export function saysChange(plain: string): boolean {
  return CHANGES.test(plain);
}

/** Whether words ask for change over time, or for another time without a word when that was. */
export function asksChange(plain: string): boolean {
  return CHANGES.test(plain) || OF_ONCE.test(plain);
}
