import type { Carry } from './utterance.ts';

const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  '1': 1,
  one: 1,
  former: 1,
  top: 1,
  second: 2,
  '2nd': 2,
  '2': 2,
  two: 2,
  latter: 2,
  third: 3,
  '3rd': 3,
  '3': 3,
  three: 3,
  fourth: 4,
  '4th': 4,
  '4': 4,
  four: 4,
  fifth: 5,
  '5th': 5,
  '5': 5,
  five: 5,
  last: -1,
  bottom: -1,
};
const ORDINAL = 'first|second|third|fourth|fifth|last|latter|former|1st|2nd|3rd|4th|5th';
const NUMBER = '1|2|3|4|5|one|two|three|four|five';
const ONE = '(?: (?:one|city|town|place|option|choice|result))?';
const PLACES = '@place(?: (?:and|or|vs|versus) @place| @place)*';
const LEAD_IN =
  '(?:(?:ok|okay|and|so|now|then|but|hm+|well|oh|great|thanks|thx|ty|thank you|cool|nice|perfect|awesome|interesting|wow|yes|yeah|alright|please) )*';
const TAIL = '(?: (?:please|plz|pls|then|instead|too|as well|now|though|thanks|thx|lol|again|next|real quick))*';
const ALL =
  '(?:it|them|that|this|these|those|both|those two|the two|my city|that one|this one|these cities|those cities|that city|this city)';

/** How a message of that form leans on what was said before. The first pattern that fits decides. */
const FORMS: readonly { readonly form: RegExp; readonly carry: (match: RegExpExecArray) => Carry | undefined }[] = [
  {
    form: new RegExp(
      `^${LEAD_IN}(?:(?:show|give|tell|see|load|list)(?: me)? )?(?:some |the |a few )?(?:more|next|rest|next page|more of (?:them|these|those)|more results|more cities|next (?:one|ones|five|ten|5|10))${TAIL}$|^${LEAD_IN}(?:keep going|go on|continue|and then|whats next|what next)$`,
    ),
    carry: () => ({ kind: 'more' }),
  },
  {
    form: /\b(?:swap|replace|switch|exchange|change|substitute|trade)(?: out)? (?:the |my )?(first|second|third|fourth|fifth|last|latter|former|1st|2nd|3rd|4th|5th)(?: \w+)? (?:for|with|to|by|into) @place/,
    carry: ([, position = '']) => ({ kind: 'swap', position: ORDINALS[position] ?? 1 }),
  },
  {
    form: /\b(?:swap|replace|switch|exchange|change|substitute|trade)(?: out)? @place (?:for|with|to|by|into) @place/,
    carry: () => ({ kind: 'swap', position: 0 }),
  },
  {
    form: /\b(?:swap|replace|switch|exchange|change|trade)(?: out)? (?:it|that|that one|this|this one|the city) (?:for|with|to|by|into) @place/,
    carry: () => ({ kind: 'swap', position: -1 }),
  },
  {
    form: new RegExp(
      `^${LEAD_IN}(?:(?:compare|only|just|show|show me|keep|open|take) )*(?:the )?(?:first|top) (two|three|four|five|2|3|4|5)${TAIL}$`,
    ),
    carry: ([, count = '']) => ({
      kind: 'keep',
      positions: Array.from({ length: ORDINALS[count] ?? 2 }, (_, i) => i + 1),
    }),
  },
  {
    form: /\b(?:@place instead of (?:the )?(first|second|third|last)|(?:use|take|put|try) @place (?:instead of|for|in place of) (?:the )?(first|second|third|last))/,
    carry: ([, a, b]) => ({ kind: 'swap', position: ORDINALS[a ?? b ?? ''] ?? 1 }),
  },
  {
    form: new RegExp(
      `^${LEAD_IN}(?:no|nope|nah|not that|not that one|wrong|wrong one|wrong city|sorry|actually|oops|wait|i mean|i meant|i was thinking of|i was talking about|i am talking about|im talking about|thats wrong|thats the wrong one|i said)(?: .*)?(?:@place|@state)`,
    ),
    carry: () => ({ kind: 'correction' }),
  },
  {
    form: /^(?:the|that) (?:(?:one|city|town|place) in @state|@state (?:one|city|town|place)$)|^(?:not|isnt|is not) @place(?: (?:but|i (?:mean|meant|want|wanted)))? @place|\bnot the one in @state/,
    carry: () => ({ kind: 'correction' }),
  },
  {
    form: new RegExp(
      `\\b(?:without|drop|remove|lose|delete|minus|except|exclude|take out|leave out|get rid of|forget|forget about|skip) ${PLACES}`,
    ),
    carry: () => ({ kind: 'drop' }),
  },
  {
    form: new RegExp(
      `\\b(?:without|drop|remove|lose|minus|except|exclude|take out|leave out|get rid of) the (${ORDINAL})\\b`,
    ),
    carry: ([, position = '']) => keepOthers(ORDINALS[position] ?? 1),
  },
  {
    form: new RegExp(
      `^${LEAD_IN}(?:(?:only|just|open|pick|choose|show|show me|take|select|keep|i want|i meant|i mean|give me|lets see|what about|how about|go with|use) )*(?:only |just )?(?:the )?(${ORDINAL})${ONE}(?: only| of them| of those)?${TAIL}$`,
    ),
    carry: ([, position = '']) => ({ kind: 'keep', positions: [ORDINALS[position] ?? 1] }),
  },
  {
    form: new RegExp(
      `^${LEAD_IN}(?:(?:only|just|open|pick|choose|show|show me|take|select|go with) )*(?:number|no|option|choice|nr|the number)? ?(${NUMBER})${TAIL}$`,
    ),
    carry: ([, position = '']) => ({ kind: 'keep', positions: [ORDINALS[position] ?? 1] }),
  },
  {
    form: new RegExp(
      `^${LEAD_IN}(?:(?:only|just|show|show me|keep|compare) )*(?:the )?(${ORDINAL}) and (?:the )?(${ORDINAL})${ONE}${TAIL}$`,
    ),
    carry: ([, a = '', b = '']) => ({ kind: 'keep', positions: [ORDINALS[a] ?? 1, ORDINALS[b] ?? 2] }),
  },
  {
    form: new RegExp(
      `\\b(?:compare|contrast|match|measure|stack|put|hold)(?:s|d)? (?:up )?${ALL}? ?(?:up )?(?:all )?(?:with|to|and|against|next to|vs|versus|alongside) ${PLACES}`,
    ),
    carry: () => ({ kind: 'add-places' }),
  },
  {
    form: /\b(?:how far|how many miles|what distance|distance|miles)(?: (?:away|apart|is|are|it|that|they|there|this|its|the|here|me|us))* (?:from|to|between (?:it|there|here|them) and) @place(?: by \w+)?$/,
    carry: () => ({ kind: 'add-places' }),
  },
  {
    form: new RegExp(
      `\\bhow (?:do|does|would|did|is|are) ${ALL} (?:compare|stack up|measure up|hold up|differ|look|do)(?: .*)? ${PLACES}`,
    ),
    carry: () => ({ kind: 'add-places' }),
  },
  {
    form: new RegExp(
      `^${LEAD_IN}(?:(?:can you |please |could you )?(?:add|include|plus|also|throw in|bring in|also add|also show|along with|and also|together with)|(?:vs|versus|against|compared (?:to|with)|in comparison (?:to|with)|relative to)) (?:in )?${PLACES}`,
    ),
    carry: () => ({ kind: 'add-places' }),
  },
  {
    form: new RegExp(
      `\\b(?:more|less|higher|lower|bigger|smaller|cheaper|safer|poorer|richer|older|younger|\\w+er) than (?:in |it is in |that of |the one in )?${PLACES}$|^(?:is|are|does|do|how) ${ALL} .* (?:than|to|from) (?:in )?${PLACES}`,
    ),
    carry: () => ({ kind: 'add-places' }),
  },
  {
    form: new RegExp(
      `^${LEAD_IN}(?:just|only|(?:the )?same (?:thing |question |again |data |info |information |chart |one |topic )?(?:for|in|but|with|of|about|at)|and|what about|what of|how about|whats about|what is|hows|and what about|and how about|ok|now|now for|then|do|try|and in|and for|and now|what if|for|in|next|also for|repeat for|again for|switch to|change to|change it to|change that to|go to|over to|check|or|lets try|lets do|lets see|(?:now |then |ok |and )(?:show me|show)|(?:(?:show|give|tell|get)(?: me)? |(?:do|run|repeat|pull up) )(?:that|it|those|these|the same)(?: \\w+)?)(?: (?:just|only|for|in|with|about|it for|that for|it in|that in|the same for|the same in|the same|same|(?:over|down|up|out|back) in))* ${PLACES}${TAIL}$`,
    ),
    carry: () => ({ kind: 'same-topic' }),
  },
  {
    form: new RegExp(
      `^${LEAD_IN}(?:the same |same )?(?:for|in|and|what about|how about|and in|and for|now in|but in|what about in|and what about|over in|down in|up in|out in)(?: (?:over|down|up|out) in)? @state${TAIL}$`,
    ),
    carry: () => ({ kind: 'same-topic' }),
  },
  {
    form: new RegExp(`^${PLACES} (?:too|as well|instead|now|then|next|also)$`),
    carry: () => ({ kind: 'same-topic' }),
  },
];
/** Words that stand for places named before; only without a place in the message itself. */
const ANAPHORA =
  /\b(?:there|its|it|their|theirs|them|they|both|these|those|here|that (?:city|town|place|one)|this (?:city|town|place|one)|the (?:city|town|place|cities|two|other|others)|each|same (?:city|place|cities|places)|for (?:that|those|these|both))\b/;
const LEANING = /^(?:and|what about|how about|also|what of|ok and|and what about|now|then|but)\b/;
const COMPARE_BOTH =
  /^(?:ok |and |please |so |now |can you |could you )*(?:compare|contrast)(?: (?:it|them|both|these|those|that|all|all of them|the two|the cities|these cities|those cities|all three|the places))?(?: (?:please|then|now|side by side|to each other|with each other))*$|^(?:show (?:me )?(?:them )?)?side by side(?: please)?$|^(?:(?:so|and|ok) )*(?:(?:what|whats)(?: is| s)? (?:the )?)?differences?(?: between (?:them|those|these|both|the two))?$/;

/**
 * How a message leans on earlier ones.
 * @param plain the words parted by blanks, places masked
 * @param asksTopic whether the message names a topic itself
 */
export function carryOf(plain: string, asksTopic: boolean): Carry | undefined {
  const namesPlace = plain.includes('@place');
  for (const { form, carry } of FORMS) {
    const match = form.exec(plain);
    if (match === null) continue;
    const found = carry(match);
    if (found?.kind === 'same-topic' && asksTopic) continue;
    // "is @place poorer than @place" compares the two it names
    if (found?.kind === 'add-places' && placesIn(match[0]) < placesIn(plain)) continue;
    if (found) return found;
  }
  if (COMPARE_BOTH.test(plain)) return { kind: 'same-places' };
  if (!namesPlace && asksTopic && (ANAPHORA.test(plain) || LEANING.test(plain))) return { kind: 'same-places' };
  return undefined;
}

/** Whether a message that names no topic asks to set the remembered places side by side. */
export function comparesBoth(plain: string): boolean {
  return COMPARE_BOTH.test(plain);
}

function placesIn(text: string): number {
  return text.split('@place').length - 1;
}

function keepOthers(position: number): Carry | undefined {
  return position < 0 ? undefined : { kind: 'keep', positions: [1, 2, 3, 4, 5].filter((other) => other !== position) };
}

const YES =
  /^(?:yes|yeah|yep|yup|ya|yea|sure|ok|okay|of course|yes please|please do|correct|right|exactly|definitely|absolutely|affirmative|thats right|yes do it|do it|go ahead|y|si|yes it is|yes i am|yes delete(?: it| everything| my data)?|confirm)$/;
const NO =
  /^(?:no|nope|nah|no thanks|no thank you|not really|dont|do not|never|negative|n|no dont|better not|cancel|no way|not now|no its not|nevermind|never mind)$/;

/** A bare yes or no. */
export function answerOf(plain: string): 'yes' | 'no' | undefined {
  if (YES.test(plain)) return 'yes';
  return NO.test(plain) ? 'no' : undefined;
}
