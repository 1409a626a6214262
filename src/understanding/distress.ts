/**
 * Self-harm and emergencies. A kind line too many does less harm than figures to somebody in need, so that "suicide rate in Reno"
 * counts too; what only sounds alike ("killer view", "dying to know", "fire department jobs") does not.
 */
const SELF_HARM: readonly RegExp[] = [
  /\bsuicid/,
  /\bself[- ]?harm/,
  /\b(?:kill|hurt|harm|cut|cutting|hurting|killing|harming|shoot|hang|drown|starve|poison|unalive)(?:ing)? (?:my ?self|herself|himself|themsel(?:f|ves))\b/,
  /\bkms\b|\bunalive\b/,
  /\b(?:end|take|ending|taking|finish)(?:ing)? (?:my|his|her|their) ?(?:own )?(?:life|lives)\b|\b(?:end|ending) it all\b/,
  /\b(?:want|wanna|wants|wish|going|gonna|ready|better off|rather) ?(?:to )?(?:be )?(?:die|dead(?! (?:center|centre|end|on|set|last))|dying|disappear forever|not wake up)\b/,
  /\bwish i (?:was|were|had never been|wasnt|werent|wasn t|weren t) ?(?:dead|born|alive|never born)?\b(?=.*(?:dead|born|alive))/,
  /\b(?:dont|do not|don t|didnt|no longer) (?:want|wanna|wish) ?(?:to )?(?:live(?! (?:(?:right |too |so )?(?:near|next to|close to|far from|by|around|outside|downtown|there|within)|in (?!this (?:world|life|body|pain)|pain|fear|hell|a world))\b)|be alive|exist|wake up|be here)\b/,
  /\b(?:cant|cannot|can t|can not) (?:go on|keep going|live like this|take it any ?more|do this any ?more|take this any ?more|live anymore)\b/,
  /\b(?:no|not|nothing) (?:reason|point|left|worth) ?(?:to|in|of)? ?(?:live|living|life|going on)\b|\blife (?:is|isnt|isn t|is not) (?:not )?worth (?:living|it)\b/,
  /\b(?:no ?body|no one|noone|everyone|every ?body|world|they|family)\b.{0,20}\b(?:miss me|better off (?:without me|if i)|(?:care|notice|mind) if i (?:die|died|live|was|were|am|disappeared|vanished))\b/,
  /\bif (?:i|he|she) (?:was|were|wasnt|werent|wasn t|weren t) (?:dead|gone|never born|not alive|not around|around)(?: any ?more)?$/,
  /\b(?:took|swallowed|taken|take) (?:all|too many|a (?:whole )?bottle of|a bunch of)\b.{0,20}\b(?:pills?|tablets|meds|medication|drugs)\b|\boverdos(?:e|ed|ing)\b(?=.*\b(?:i|me|my|he|she|friend)\b)/,
  /\bi (?:feel|am|m) (?:so )?(?:hopeless|worthless|suicidal)\b|\bim (?:so )?(?:hopeless|worthless|suicidal)\b/,
  /\bi hate my life\b|\bi want (?:it|everything|the pain) to (?:end|stop)\b|\bgoodbye (?:cruel )?world\b|\bjump(?:ing)? off (?:a|the) (?:bridge|building|roof)\b/,
];
const EMERGENCY: readonly RegExp[] = [
  /\b(?:call|calling|dial|need|send) (?:me )?(?:911|9 1 1|an ambulance|the police|police|help now|paramedics)\b|\bcall (?:the )?(?:fire department|cops)\b/,
  /\b(?:its|it is|this is|have|there is|theres) an? (?:medical )?emergency\b|^(?:emergency|911|sos|ambulance)$|\bhelp (?:me )?(?:im|i am|i m|hes|shes|he is|she is) (?:dying|bleeding|hurt|choking|trapped|drowning|being)\b/,
  /\b(?:i|im|ive|i ve|i have|i am|hes|shes|he is|she is|my \w+) (?:been |just been |got |was |just got |is |has been )?(?:shot|stabbed|attacked|raped|kidnapped|assaulted|robbed at|poisoned)\b/,
  /\b(?:heart attack|stroke|seizure|not breathing|cant breathe|can t breathe|cannot breathe|(?:isnt|isn t|is not|arent|aint|wasnt) breathing|stopped breathing|unconscious|unresponsive|passed out|fainted|collapsed|overdosed|bleeding (?:a lot|out|badly|to death)|choking)\b(?=.*)(?<=\b(?:i|im|my|he|she|hes|shes|someone|somebody|having|mom|dad|wife|husband|baby|friend|son|daughter)\b.{0,60})/,
  /\b(?:house|home|apartment|building|kitchen|car) (?:is|s) on fire\b|\bfire in (?:my|our|the) (?:house|home|apartment|building|kitchen|room)\b/,
  /\b(?:some ?one|some ?body|a man|intruder|he|she|they|my (?:husband|wife|boyfriend|girlfriend|partner|dad|father|mom|mother|ex|stepdad))\b.{0,20}\b(?:breaking in|breaking into|broke into|broke in and|broken in|in my house|trying to kill|going to kill|wants to kill|beats me|beating me|hits me|hitting me|hurting me|abusing me|abuses me|hurts me|threatening me|following me|hit me|beat me|punched me|slapped me|kicked me|grabbed me|raped me|attacked me|coming back to hurt|has a gun|with a gun|with a knife|choked me)\b/,
  /\b(?:i am|i m|im|were|we re|we are) (?:\w+ )?hiding (?:in|under|behind|from|inside|upstairs)\b/,
  /\bi(?: am| m)? ?(?:being|m being|am being) (?:abused|beaten|followed|attacked|held|raped|hurt|threatened)\b|\bim being (?:abused|beaten|followed|attacked|held|raped|hurt|threatened)\b/,
  /\b(?:going to|gonna|want to|wanna|will) (?:kill|shoot|hurt|stab) (?:some ?one|some ?body|people|him|her|them|my \w+|every ?one)\b/,
  /\b(?:some ?one|some ?body|they|burglars?|thie(?:f|ves)|robbers?) (?:just |has |have |is |are )*(?:broke|broken|breaking|trying to break|robbed|robbing) (?:in\b|into (?:my|our)\b|me\b|us\b)(?!.*\b(?:last|ago|once|when|years?|before)\b)/,
  /\b(?:burglar|intruder|robber|prowler|stranger|gunman|shooter|stalker|active shooter) (?:is |s |has )?(?:(?:in|inside|outside|at|broke|breaking|trying)\b|here$)/,
  /^(?:(?:help|please|omg|oh my god|hey|hi) )*(?:there is|theres|there s|there has been|theres been|there s been|there was|there were) (?:just )?(?:an? )?(?:\w+ )?(?:shooting|stabbing|shots fired|explosion|fire|car crash|crash|car accident|accident|gas leak|smell of gas|burglar|break ?in|robbery|intruder|robber|prowler|active shooter|shooter|gunman|drowning)(?: (?:here|outside|inside|next door|right now|just now|help|nearby|(?:in|at|on|near|outside) (?:my|our|the|this) (?:\w+ )?\w+))*$/,
  /^(?:(?:help|please|omg|i|we|a|big|bad) )*(?:smell(?:s|ing)? gas|gas leak|gas smell|smell of gas|house fire|car crash|car accident|active shooter|shots fired|fire|carbon monoxide)(?: (?:help|now|please|here|in (?:my|our) \w+))*$/,
  /\bi(?: was|ve been| ve been| have been| got| just got| was just) (?:just )?(?:robbed|mugged|burglarized|carjacked|held up|beaten up|assaulted|hit by a (?:car|truck))\b(?!.*\b(?:last|ago|once|when|years?|before)\b)/,
  /\b(?:i am|im|i m|he is|hes|she is|shes|my (?:mom|dad|mother|father|wife|husband|son|daughter|baby|kid|friend|brother|sister|neighbou?r) is) (?:bleeding(?! money| cash)|choking(?! on (?:rent|debt|bills|taxes))|unconscious)\b|\b(?:having|had) a (?:heart attack|stroke|seizure)$/,
  /\bi (?:feel|am) (?:unsafe|not safe) (?:at home|in my (?:own )?(?:home|house|apartment)|with (?:him|her))\b|\bi (?:dont|do not|don t) feel safe (?:at home|in my (?:own )?(?:home|house|apartment)|with (?:him|her))\b/,
];

/** Whether a message speaks of self-harm or of an emergency. */
export function isDistress(text: string): boolean {
  const plain = plainOf(text);
  return [...SELF_HARM, ...EMERGENCY].some((pattern) => pattern.test(plain));
}

/** Whether a message speaks of a danger that others can end: 911 comes first then. */
export function isEmergency(text: string): boolean {
  const plain = plainOf(text);
  return EMERGENCY.some((pattern) => pattern.test(plain));
}

function plainOf(text: string): string {
  return text
    .slice(0, 4_000)
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
