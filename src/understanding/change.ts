const VERBS =
  'gr(?:ow|ows|own|ew|owing|owth)|shr(?:ink|inks|unk|ank|inking)|chang(?:e|ed|es|ing)|evol(?:ve|ves|ved|ving|ution)|develop(?:ed|ment|ing)|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|' +
  'rise|rises|risen|rising|rose|fall|falls|fallen|falling|fell|declin(?:e|ed|es|ing)|drop|drops|dropped|dropping|soar(?:ed|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|spik(?:e|ed|ing)|surg(?:e|ed|ing)|' +
  'plummet(?:ed|ing)?|plung(?:e|ed|ing)|boom(?:ed|ing)?|explod(?:ed|ing)|improv(?:e|ed|ing)|worsen(?:ed|ing)?|becom(?:e|ing)|became|doubled|tripled';
const PHRASES =
  'over (?:time|the (?:years|last|past|decades?))|trends?|trending|(?:gone|go|going|goes|went) (?:up|down)|used to be|historic(?:al|ally)?|histor(?:y|ical) of|by year|year (?:by|over) year|yearly|per year since|' +
  'through the years|(?:past|last|recent) (?:\\w+ )?(?:years|decades?)|years ago|decades? ago|than before|compared to (?:before|today|now)|(?:then|before) (?:and|vs|versus) now|timeline|' +
  '(?:gain|los)(?:ing|ed|t) (?:people|residents|population|jobs)|(?:people|everyone|everybody|folks|residents) (?:\\w+ )?(?:leaving|left|moving (?:away|out|in|there|to)|fleeing|flocking)|' +
  'getting (?:bigger|smaller|cheaper|more|less|richer|poorer|safer|older|younger|better|worse|\\w{3,}er)';
/** "back in 2010 and how many today": two times are set beside each other. */
const TWO_TIMES =
  /\b(?:19|20)\d\d\b.*\b(?:now|today|these days|nowadays|currently|(?:19|20)\d\d)\b|\b(?:now|today|these days|currently)\b.*\b(?:19|20)\d\d\b|\bback in (?:19|20)\d\d\b/;
const CHANGE = new RegExp(`\\b(?:${VERBS}|${PHRASES})\\b`);
const SINCE = /\b(?:since|from|after|between|in|starting)\s(?:the year\s)?((?:19[5-9]|20[0-4])\d)\b/;

/** "has it changed?", "how much did they go up": of what was answered before. */
const OF_IT =
  /^(?:(?:and|so|ok|but|how|how much|how fast|by how much|has|have|had|did|does|do|is|are|was|were|what|which way) )*(?:it|they|that|this|those|these|the (?:number|figure|price|rate|share)s?)\b/;

/** Whether a message asks how what was answered before has changed; @param plain see `changeOf` */
export function asksChangeOfIt(plain: string): boolean {
  return OF_IT.test(plain) && changeOf(plain) !== undefined;
}

/**
 * Change over time ("how has austin grown since 2015").
 * @param plain the words parted by blanks, without those that are part of a figure's name ("built since 2010")
 */
export function changeOf(plain: string): { readonly since?: number } | undefined {
  const since = SINCE.exec(plain)?.[1];
  const changes = CHANGE.test(plain) || TWO_TIMES.test(plain);
  if (!changes && !(since !== undefined && /\b(?:since|from)\b/.test(plain))) return undefined;
  return since === undefined ? {} : { since: Number(since) };
}
