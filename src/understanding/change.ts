const CHANGE =
  /\b(?:grown?|grew|growing|growth|shrunk|shrinking|shrank|shrink|chang(?:e|ed|es|ing)|over (?:time|the (?:years|last|past|decade|decades))|trend(?:s|ing)?|evol(?:ve|ved|ution)|develop(?:ed|ment|ing)|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|ris(?:e|en|ing)|rose|risen|fall(?:en|ing)|fell|gone (?:up|down)|go(?:ing|es)? (?:up|down)|went (?:up|down)|declin(?:e|ed|ing)|drop(?:ped|ping)|(?:used to|historic(?:al)?ly?)|histor(?:y|ical) of|by year|year by year|year over year|yearly|per year since|through the years|past \w+ years|last \w+ years|(?:gain|los)(?:ing|ed|t) (?:people|residents|population)|getting (?:bigger|smaller|cheaper|more|less|richer|poorer|safer|older|younger)|becom(?:e|ing)|soar(?:ed|ing)?|doubled|tripled|timeline)\b/;
const SINCE = /\b(?:since|from|after|between|in|starting)\s(?:the year\s)?((?:19[5-9]|20[0-4])\d)\b/;

/**
 * Change over time ("how has austin grown since 2015").
 * @param plain the words parted by blanks, without those that are part of a figure's name ("built since 2010")
 */
export function changeOf(plain: string): { readonly since?: number } | undefined {
  const since = SINCE.exec(plain)?.[1];
  const changes = CHANGE.test(plain);
  if (!changes && !(since !== undefined && /\b(?:since|from)\b/.test(plain))) return undefined;
  return since === undefined ? {} : { since: Number(since) };
}
