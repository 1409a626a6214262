import type { MetricId } from './topic.ts';

/** What a pair of braces in a topic's sentence stands for. */
export type Placeholder =
  /** `{place}`, `{place's}` */
  | {
      readonly kind: 'place';
      readonly text: string;
      readonly metrics: readonly MetricId[];
      readonly possessive: boolean;
    }
  /** `{metric-id}`: the figure. */
  | { readonly kind: 'figure'; readonly text: string; readonly metrics: readonly [MetricId] }
  /** `{sum:a+b}`: shares of one whole added up. */
  | { readonly kind: 'sum'; readonly text: string; readonly metrics: readonly MetricId[] }
  /** `{largest:3}`: the largest shares of the topic's first distribution, by name. */
  | { readonly kind: 'largest'; readonly text: string; readonly metrics: readonly MetricId[]; readonly count: number }
  /** `{change:metric-id:2010}`: "grew by 24.2 % from 2010 to 2019". */
  | { readonly kind: 'change'; readonly text: string; readonly metrics: readonly [MetricId]; readonly since: number }
  /** `{yearly-change:metric-id}`: "up 3.1 % in a year". */
  | { readonly kind: 'yearly-change'; readonly text: string; readonly metrics: readonly [MetricId] }
  /** `{moved:metric-id}`: of a change in percent, "rose by 10.3 %". */
  | { readonly kind: 'moved'; readonly text: string; readonly metrics: readonly [MetricId] }
  /** `{band:metric-id}`: the words of the figure's bar in its vintage: "2021 or later". */
  | { readonly kind: 'band'; readonly text: string; readonly metrics: readonly [MetricId] }
  /** `{county}`: the county or counties that the place is in. */
  | { readonly kind: 'county'; readonly text: string; readonly metrics: readonly MetricId[] }
  | { readonly kind: 'unknown'; readonly text: string; readonly metrics: readonly MetricId[] };

const BRACES = /\{([^{}]*)\}/g;
const ID = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** The placeholders of a sentence, in order. */
export function placeholdersOf(sentence: string): readonly Placeholder[] {
  return [...sentence.matchAll(BRACES)].map((match) => parsePlaceholder(match[1] ?? ''));
}

/** The sentence with each placeholder replaced by its words, by position. */
export function fill(sentence: string, words: readonly string[]): string {
  let at = 0;
  return sentence.replace(BRACES, () => words[at++] ?? '');
}

function parsePlaceholder(text: string): Placeholder {
  if (text === 'place' || text === "place's") {
    return { kind: 'place', text, metrics: [], possessive: text !== 'place' };
  }
  if (text === 'county') return { kind: 'county', text, metrics: [] };
  const [head = '', id = '', year = ''] = text.split(':');
  if (new RegExp(`^${ID}$`).test(text)) return { kind: 'figure', text, metrics: [text] };
  if (/^largest:[1-9]$/.test(text)) return { kind: 'largest', text, metrics: [], count: Number(id) };
  if (new RegExp(`^sum:${ID}(\\+${ID})+$`).test(text)) return { kind: 'sum', text, metrics: id.split('+') };
  if (new RegExp(`^change:${ID}:\\d{4}$`).test(text))
    return { kind: 'change', text, metrics: [id], since: Number(year) };
  if (head === 'yearly-change' || head === 'band' || head === 'moved') {
    if (new RegExp(`^${head}:${ID}$`).test(text)) return { kind: head, text, metrics: [id] };
  }
  return { kind: 'unknown', text, metrics: [] };
}
