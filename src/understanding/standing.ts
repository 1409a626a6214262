import type { Reading } from './reading.ts';

const EXTENT =
  'a lot|a little|lots|much|many|high|low|normal|typical|average|usual|unusual|common|rare|above|below|more|less|higher|lower|near|close to|enough|plenty';
const OPINION =
  'good|bad|great|decent|ok|okay|fine|big|small|large|long|short|old|young|expensive|cheap|pricey|steep|fair';
const ADVERBS =
  '(?:(?:considered|considerably|really|very|pretty|quite|kind of|so|too|actually|like|unusually|not|all that|a|an) )*';
/** "is that a lot?", "is this high for @place": of a figure just given. */
const POINTING = new RegExp(
  `\\b(?:is|isnt|are|arent|was|so|would|does)(?: that| this| these| those)(?: (?:number|figure|amount|value|rate|share|percentage|price|one))? (?:be |seem |sound |count as |mean )?${ADVERBS}(?:${EXTENT}|${OPINION})(?: (?:or (?:not|low|bad|high|small|little)|then|for (?:a |the )?[@\\w ]+|in (?:the )?[@\\w ]+|compared .*|than .*|nationally|relative .*))?$`,
);
/** "is it high?"; "is it cheap?" and "is it safe?" ask for a figure of their own. */
const OF_IT = new RegExp(
  `\\b(?:is|isnt) it ${ADVERBS}(?:a lot|high|low|normal|typical|average|unusual|common|above average|below average)(?: (?:or (?:not|low|high)|for (?:a |the )?[@\\w ]+))?$`,
);
/** "is 121k good for @place?" */
const OF_AMOUNT = new RegExp(
  `^(?:@place )?(?:so |and |ok )?(?:is|are|would|does|will)\\b.*\\b(?:${EXTENT}|${OPINION})\\b|\\b(?:live|survive|get by|make it|manage|afford to live)(?: \\w+){0,3} (?:on|off|with|making|earning) \\S*\\d|\\benough to (?:live|get by|survive)\\b`,
);
/** "how does its rent compare", "where does it rank in the state"; "how do they compare" is about the places themselves. */
const RANKS =
  /\b(?:how|where) (?:do|does|would|did|is)(?: (?!they\b|them\b|these\b|those\b|both\b|the two\b)\S+){1,6}? (?:compare|compared|rank|ranks|ranked|ranking|stack up|measure up|hold up|fare|stand|stands)\b(?! (?:to|with|against|up against) @place)/;
const OTHERS =
  '(?:the )?(?:rest of|other (?:us |american |big |large |small |similar )?(?:cities|towns|places)|everywhere else|elsewhere|most (?:us |american |other )?(?:cities|towns|places)|(?:us|u s|american|national|nations|nation|nationwide|state|states|statewide|@state|country|countrys|overall|typical) ?(?:average|median|norm|mean|as a whole|overall|level)?|average|median|norm)';
/** "above the national average", "compared to the rest of the state". */
const AGAINST_OTHERS = new RegExp(
  `\\b(?:above|below|(?:higher|lower|more|less|better|worse|\\w{3,}er) than|than|compared (?:to|with)|compares? (?:to|with)|relative to|versus|vs|against|near|close to|different from) (?:in )?${OTHERS}(?: |$)`,
);
const RANK_OF = /\bwhat (?:is )?(?:its |the |their )?(?:rank|ranking|percentile|standing)\b/;
/** "towns with rent below the national average" asks for a list. */
const LISTS =
  /\b(?:which|what|any|list|show me|find|all|are there) (?:\w+ ){0,2}(?:cities|towns|places|suburbs)\b|^(?:[@\w]+ ){0,2}(?:cities|towns|places|suburbs)\b|^where (?:is|are|can|do|does)\b/;

/** "is Ohio cheaper than the Midwest" compares whole states. */
const TWO_AREAS = /@state\b.*@state\b/;

/** What a question for the standing of a figure points at: one just given, or one that the message may name. */
export type StandingQuestion = 'figure-given' | 'figure-named';

/**
 * "how does that compare?", "is that a lot?", "is rent in @place above average?"; undefined when the message asks no such thing.
 * "1850 for a one bedroom in @place, is that normal?" names the figure that it points at.
 */
export function standingOf({ plain, amounts, places, matches }: Reading): StandingQuestion | undefined {
  if (places.mentions.length > 1 || LISTS.test(plain) || TWO_AREAS.test(plain)) return undefined;
  const pointing = POINTING.exec(plain) ?? OF_IT.exec(plain);
  if (pointing !== null) {
    const at = plain.slice(0, pointing.index).split(' ').length - 1;
    const named = matches.some(({ meaning, to }) => meaning.for === 'topic' && to <= at);
    return named ? 'figure-named' : 'figure-given';
  }
  const somewhere = places.mentions.length === 1 || /\b(?:there|here)\b/.test(plain);
  if (amounts.length > 0 && somewhere && OF_AMOUNT.test(plain)) return 'figure-named';
  return RANKS.test(plain) || AGAINST_OTHERS.test(plain) || RANK_OF.test(plain) ? 'figure-named' : undefined;
}
