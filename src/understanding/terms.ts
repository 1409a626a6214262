/** Words that stand around figures and are no figures themselves. */
export type Term = 'acs' | 'cdp' | 'margin-of-error' | 'median' | 'estimates';

const TERMS: readonly { readonly term: Term; readonly named: RegExp }[] = [
  { term: 'acs', named: /\bacs\b/ },
  { term: 'cdp', named: /\b(?:cdps?|census designated (?:places?|areas?))\b/ },
  { term: 'margin-of-error', named: /\bmargins? of errors?\b/ },
  {
    term: 'estimates',
    named:
      /\b(?:(?:1|5|one|five) ?years?(?: acs)?(?: (?:estimates?|averages?|data|survey|figures?))?)(?: mean| stand for)?$|\bvintages?\b/,
  },
  {
    term: 'median',
    named:
      /\b(?:is|are|does|whats|define|explain) (?:an? |the )?(?:median|mean|average)(?: mean)?$|\b(?:median|mean|average) (?:and|or|vs|versus|from|the same as) (?:an? |the )?(?:median|mean|average)$/,
  },
];

/** "what does ACS mean", "what is a CDP"; undefined where a message of that form names no such word. */
export function termOf(plain: string): Term | undefined {
  return TERMS.find(({ named }) => named.test(plain))?.term;
}

const PRECISION: readonly RegExp[] = [
  /\b(?:margins? of errors?|error (?:margins?|bars?)|confidence (?:intervals?|levels?)|standard errors?)\b/,
  /\bhow (?:sure|certain|precise|exact|confident|accurate|reliable|trustworthy)(?: \w+)? (?:is|are|was) (?:that|this|it|you|these|those|they|the (?:last )?(?:numbers?|figures?|estimates?))\b/,
  /\b(?:are|r) (?:you|u) (?:really |quite |so |that )?(?:sure|certain)\b|^(?:you )?sure(?: about (?:that|this|it))$/,
];

/** Whether a message asks how sure the figure is that was given last. */
export function asksPrecision(plain: string): boolean {
  return !plain.includes('@') && PRECISION.some((form) => form.test(plain));
}
