/** "what does X mean", "define X", "who counts as X", "how is X measured". */
const EXPLICIT =
  /\b(?:defin(?:e|ed|es|ition|itions)|mean(?:s|ing|t by)? *(?:of|by)?$|meaning of|what (?:do|does|did) .* (?:mean|include|cover|count|measure)|mean by|meant by|(?:what|who) (?:is |are )?(?:counts?|counted|considered|classified|qualifies) as|(?:what|who) is (?:counted|considered|included) (?:as|in)|how (?:is|are|do|does) .*\b(?:measured?|calculated?|computed?|defined?|counted)|stands? for|(?:is|are|mean) (?:exactly|precisely)|explain(?: to me)?(?: what)?|diff(?:erence)? between (?!them\b|these|those|the two|the cities|both)|what (?:goes into|falls under)|how (?:do|does) (?:you|they|we|the census) (?:decide|determine|figure|know|tell|measure|define|calculate|count)\b|^(?:is|are) .* the same (?:thing )?as |^(?:do|does|is|are) .* (?:includes?|counts?|covers?|included|counted|covered|part of) )\b/;
/** "what is per-capita income?": a question for a figure would have "the" in it, or a place. */
const BARE =
  /^(?:so |and |ok |hey |wait )*(?:what|whats|what s) (?:(?:exactly|precisely|actually|really) )?(?:is |are )(?:exactly |precisely |actually |really )?(?!the |there|its|their|my|your|this|that|it|up\b)/;

/**
 * Whether a message without a place asks what something means.
 * @param amounts how many numbers it has: "what is a good car under 10k" asks for no meaning
 */
export function asksDefinition(plain: string, amounts: number): boolean {
  const bare = plain
    .replace(/\b(?:exactly|precisely|actually|really) (?=do\b|does\b|did\b|is\b|are\b)/, '')
    .replace(/^whats /, 'what is ');
  return !plain.includes('@') && (EXPLICIT.test(bare) || (amounts === 0 && BARE.test(bare)));
}
