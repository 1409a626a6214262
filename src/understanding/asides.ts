/** What is said beside the questions: a bare yes or no, a word to wait or to stop, a question about the bot itself. */
export type Aside = 'yes' | 'no' | 'wait' | 'cancel' | 'stop' | 'back' | 'privacy' | 'maker';

const LEAD_IN = '(?:(?:ok|okay|oh|so|well|and|please|hey|um|uh|actually|sorry|no) )*';
const TAIL =
  '(?: (?:please|plz|now|then|it|that|this|everything|messaging me|texting me|writing me|sending me messages|bot|a (?:sec|second|moment|minute|bit)))*';

/** Whole messages; what has more to it is read as what it asks. */
const FORMS: readonly { readonly aside: Aside; readonly form: RegExp }[] = [
  {
    aside: 'yes',
    form: /^(?:(?:oh|ok|well) )?(?:yes|yeah|yep|yup|ya|yea|sure|definitely|absolutely|of course|please do|do it|go ahead|y)(?: (?:please|plz|sure|do it|thanks))*$/,
  },
  {
    aside: 'no',
    form: /^(?:(?:oh|um|well) )?(?:no|nope|nah|not really|n|none|none of (?:them|these|those)|neither)(?: (?:no|nope|not that))*$/,
  },
  {
    aside: 'wait',
    form: new RegExp(
      `^${LEAD_IN}(?:wait|hold on|hang on|hold up|one (?:sec|second|moment|minute)|(?:just )?a (?:sec|second|moment|minute)|give me a (?:sec|second|moment|minute)|let me think|brb|be right back|h+m+|u+m+|u+h+|e+r+m*)${TAIL}$`,
    ),
  },
  {
    aside: 'cancel',
    form: new RegExp(
      `^${LEAD_IN}(?:cancel|never ?mind|nvm|nm|abort|forget it|skip it|drop it|scratch that|ignore that|leave it)${TAIL}$`,
    ),
  },
  {
    aside: 'stop',
    form: new RegExp(
      `^${LEAD_IN}(?:stop|stop it|enough|leave me alone|go away|(?:dont|do not|stop) (?:text|texting|message|messaging|write|writing|contact|contacting)(?: to)? me(?: any ?more)?|stop all|stopall)${TAIL}$`,
    ),
  },
  {
    aside: 'back',
    form: new RegExp(
      `^${LEAD_IN}(?:back|go back|take me back|undo|previous|step back|back up|the (?:last|previous) one)${TAIL}$`,
    ),
  },
];

const MINE =
  '(?:me|my (?:\\w+ )?(?:data|messages?|chats?|info|information|conversations?|name|location|texts?|questions?|searche?s?|history)|(?:this|our) (?:chat|conversation)|(?:these|our|the) (?:messages?|chats?|conversations?))';
/** What is kept of a person, and who sees it; to have it deleted is asked in other words. */
const PRIVACY: readonly RegExp[] = [
  new RegExp(
    `^${LEAD_IN}what (?:\\w+ )?(?:do|did|have|are|does) (?:you|it|this bot|citrics) (?:\\w+ )?(?:know|remember|keep|keeping|store|storing|save|saving|collect|collecting|have|got)\\b.*\\b(?:about|on|of|from) me\\b`,
  ),
  new RegExp(
    `^${LEAD_IN}(?:what|which) (?:\\w+ )?(?:data|information|info|messages) (?:do|does|are|did) (?:you|it|this bot|citrics) (?:keep|keeping|store|storing|save|saving|collect|collecting)\\b`,
  ),
  new RegExp(
    `^${LEAD_IN}(?:do|does|are|is|will|can|could|did|have|would) (?:you|this|it|this bot|citrics|anyone|anybody|someone|somebody|people|other people|they|facebook) (?:\\w+ )?(?:store|storing|keep|keeping|save|saving|saved|record|recording|log|logging|collect|collecting|track|tracking|sell|selling|share|sharing|remember|know|spy|spying|read|reading|see|seeing|use|using|listening)\\b.* ?(?:on |to |with )?${MINE}\\b`,
  ),
  new RegExp(
    `^${LEAD_IN}who (?:else )?(?:can |could |will )?(?:else )?(?:reads?|sees?|gets|has access to|looks at)\\b.*\\b(?:this|it|these|${MINE})$`,
  ),
  new RegExp(`^${LEAD_IN}where (?:do you|does it|is|are) .*\\b${MINE}\\b(?: (?:stored|saved|kept))?$`),
  new RegExp(
    `^${LEAD_IN}(?:is|are) (?:this|it|that|${MINE}) (?:\\w+ )?(?:private|confidential|anonymous|stored|saved|recorded|logged|kept|sold|shared|encrypted)(?: (?:here|or not|to me|too|anywhere|somewhere|with (?:anyone|anybody|others|facebook)))*$`,
  ),
  /^(?:your |the |what is your |whats your )?(?:privacy|privacy (?:policy|notice|statement)|data (?:protection|policy))$/,
];
const MAKER =
  /^(?:(?:so|and|ok|hey) )*(?:who|whos|who is|which company) (?:\w+ )?(?:made|makes|built|builds|created|programmed|wrote|developed|designed|owns|runs|operates|behind|your (?:creator|maker|owner|developer|boss))\b(?: (?:you|this|it|citrics|the|app|bot|thing|chat|chatbot|page|is))*$/;

/** What a whole message says beside the questions; undefined where it asks something, or names a place. */
export function asideOf(plain: string): Aside | undefined {
  if (plain.includes('@')) return undefined;
  const short = FORMS.find(({ form }) => form.test(plain));
  if (short) return short.aside;
  if (PRIVACY.some((form) => form.test(plain))) return 'privacy';
  return MAKER.test(plain) ? 'maker' : undefined;
}
