/** "what does X mean", "define X", "who counts as X", "how is X measured". */
const EXPLICIT =
  /\b(?:defin(?:e|ed|es|ition|itions)|mean(?:s|ing|t by)? *(?:of|by)?$|meaning of|what (?:do|does|did) .* mean|mean by|meant by|(?:what|who) (?:is |are )?(?:counts?|counted|considered|classified|qualifies) as|(?:what|who) is (?:counted|considered|included) (?:as|in)|how (?:is|are|do|does) .*\b(?:measured?|calculated?|computed?|defined?|counted)|stands? for|what (?:exactly|precisely) (?:is|are)|(?:is|are|mean) (?:exactly|precisely)|explain(?: to me)?(?: what)?|difference between (?:mean|median))\b/;
/** "what is per-capita income?": a question for a figure would have "the" in it, or a place. */
const BARE =
  /^(?:so |and |ok |hey |wait )*(?:what|whats|what s) (?:(?:exactly|precisely|actually|really) )?(?:is |are )(?:exactly |precisely |actually |really )?(?!the |there|its|their|my|your|this|that|it|up\b)/;

/** Whether a message without a place asks what something means. */
export function asksDefinition(plain: string): boolean {
  return !plain.includes('@') && (EXPLICIT.test(plain) || BARE.test(plain.replace(/^whats /, 'what is ')));
}
