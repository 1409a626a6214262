import type { VariableId } from '../places/figure.ts';

export type TopicId = string;
export type MetricId = string;

export type Unit =
  | 'people'
  | 'households'
  | 'homes'
  | 'dollars'
  | 'dollars-a-month'
  | 'percent'
  | 'years'
  | 'minutes'
  | 'rooms'
  | 'people-per-household'
  | 'per-1000-people'
  | 'square-miles'
  | 'people-per-square-mile';

/** One number that a person can ask for. */
export interface Metric {
  /** Unique over the whole catalogue: `median-gross-rent`. */
  readonly id: MetricId;
  /** As in a sentence: `median gross rent`. */
  readonly label: string;
  readonly unit: Unit;
  /** The columns that give it, best first; the first one that the place has is shown, and named. */
  readonly variables: readonly VariableId[];
  /** One plain sentence for "what is ...?". */
  readonly definition: string;
  /** Words for a comparison: `higher`/`lower`, `more expensive`/`cheaper`, `older`/`younger`. */
  readonly more: string;
  readonly less: string;
}

/** One bar of a distribution. */
export interface Share {
  readonly label: string;
  readonly metric: MetricId;
}

export type ChartPlan =
  /** Shares of one whole, in natural or sorted order. */
  | { readonly kind: 'distribution'; readonly shares: readonly Share[]; readonly order: 'natural' | 'largest-first' }
  /** Shares by group side by side (men and women). */
  | {
      readonly kind: 'grouped';
      readonly groups: readonly { readonly label: string; readonly shares: readonly Share[] }[];
    }
  /** A few figures of one unit; state and nation beside them where known. */
  | { readonly kind: 'figures'; readonly metrics: readonly MetricId[]; readonly benchmarks: boolean }
  | { readonly kind: 'by-year'; readonly metrics: readonly MetricId[] }
  | { readonly kind: 'by-month'; readonly variable: VariableId }
  | { readonly kind: 'map' };

/**
 * One card. `sentence` is a list of clauses with `{metric-id}`, `{place}` and the named extras of `card.ts` in braces;
 * a clause is left out when one of its figures is missing, so that no sentence ever shows a hole.
 */
export interface Topic {
  /** Kebab case, the file's name: `household-income`. */
  readonly id: TopicId;
  /** For buttons, at most 20 characters: `Income`. */
  readonly title: string;
  readonly metrics: readonly Metric[];
  /** The figure that stands for the topic in comparisons, rankings and charts by year. */
  readonly main: MetricId;
  readonly sentence: readonly string[];
  /** Tried in order; the first one that the places have data for is drawn. */
  readonly charts: readonly ChartPlan[];
  readonly followUps: readonly TopicId[];
  /** Said with every answer of the topic (the FBI's caution); rarely needed. */
  readonly caution?: string;
}
