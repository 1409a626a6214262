/** The country by a name of its own; "us" in small letters is mostly a pronoun ("tell us"). */
const NATION =
  /\b(?:the |in |across |all of |whole |entire )(?:US|us|U\.S\.A?\.?|USA|usa|united states|america|whole country|nation|country)\b|\b(?:US|U\.S\.|USA|us|usa|american|national|nationwide) (?:\w+ ){0,2}(?:average|median|mean|rate|rent|income|population|poverty|unemployment)\b|\b(?:nationwide|nationally|United States|America)\b/i;
const PRONOUN = /\b(?:tell|give|show|let|for|of|help) us\b/gi;

/** Whether the whole country is asked about: "median rent in the US", "national unemployment rate". */
export function namesNation(text: string): boolean {
  return NATION.test(text.replace(PRONOUN, ''));
}
