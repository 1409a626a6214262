import type { MissingReason, VariableId } from '../places/figure.ts';

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
  | 'offenses'
  | 'square-miles'
  | 'people-per-square-mile';

/** Words for a comparison of two, and of more. */
export interface Comparatives {
  /** `higher`, `more expensive`, `older`. */
  readonly more: string;
  /** `lower`, `cheaper`, `younger`. */
  readonly less: string;
  /** `highest`, `most expensive`, `oldest`. */
  readonly most: string;
  /** `lowest`, `cheapest`, `youngest`. */
  readonly least: string;
  /** What the words are said of: "Denver is cheaper" (`place`) or "Denver has the lower median gross rent" (`figure`). */
  readonly describe: 'place' | 'figure';
}

/** One number that a person can ask for. */
export interface Metric extends Comparatives {
  /** Unique over the whole catalogue: `median-gross-rent`. */
  readonly id: MetricId;
  /** As in a sentence, after "the": `median gross rent`, `share of workers who drive alone`. */
  readonly label: string;
  readonly unit: Unit;
  /** "Best" asks for the lowest: rents, rates of poverty and crime. */
  readonly lessIsBetter?: true;
  /** The columns that give it, best first; the first one that the place has is shown, and named. */
  readonly variables: readonly VariableId[];
  /** One plain sentence for "what is ...?". */
  readonly definition: string;
  /** One clause without capital or full stop: `{value} of workers in {place} drive to work alone`. */
  readonly says: string;
  /** What answers, under its own name, where no source has this one: Zillow's asking rent for the median gross rent. */
  readonly nearest?: MetricId;
  /** What is said of places without the figure, by reason, where the usual words would be wrong; with `{place}`. */
  readonly whyMissing?: Readonly<Partial<Record<MissingReason, string>>>;
  /** Figures in percent a year that say how it changed over so many years, where its numbers over time aren't known. */
  readonly changes?: readonly { readonly metric: MetricId; readonly years: number }[];
  /** Where the metric is a share: the column that counts the same people or homes. */
  readonly count?: { readonly variable: VariableId; readonly unit: Unit };
}

/** One bar of a distribution. */
export interface Share {
  readonly label: string;
  readonly metric: MetricId;
  /** Other words in vintages whose bands differ, by year: 2023 asks "moved in 2021 or later", not "2019 or later". */
  readonly labels?: Readonly<Record<number, string>>;
}

export type ChartPlan =
  /** Shares of one whole, in natural or sorted order. `axis` says what the shares are of: `of households`. */
  | {
      readonly kind: 'distribution';
      readonly title: string;
      readonly axis: string;
      readonly shares: readonly Share[];
      readonly order: 'natural' | 'largest-first';
      /** The labels are names that keep their capital inside a sentence. */
      readonly proper?: boolean;
    }
  /** Shares by group side by side (men and women). */
  | {
      readonly kind: 'grouped';
      readonly title: string;
      readonly axis: string;
      readonly groups: readonly { readonly label: string; readonly shares: readonly Share[] }[];
    }
  /** A few figures of one unit; state and nation beside them where known. */
  | {
      readonly kind: 'figures';
      readonly title: string;
      readonly axis: string;
      readonly bars: readonly Share[];
      readonly benchmarks: boolean;
    }
  | { readonly kind: 'by-year'; readonly title: string; readonly metrics: readonly MetricId[] }
  | { readonly kind: 'by-month'; readonly title: string; readonly variable: VariableId }
  | { readonly kind: 'map' };

/**
 * A sentence of a card, or several ways to say it, best first. Placeholders: `{place}`, `{place's}`, `{metric-id}` (the
 * formatted figure) and the others of `placeholder.ts`. The first way whose figures are all there, from one source and vintage, is
 * said; with none, the sentence is left out, so that no card ever shows a hole.
 */
export type Sentence = string | readonly string[];

/** One card. */
export interface Topic {
  /** Kebab case, the file's name: `household-income`. */
  readonly id: TopicId;
  /** For buttons, at most 20 characters: `Income`. */
  readonly title: string;
  /** Place in menus and offers, the smallest first; topics without one follow by title. */
  readonly menu?: number;
  /** In a sentence, without an article: `household income`. */
  readonly name: string;
  readonly metrics: readonly Metric[];
  /** The figure that stands for the topic in comparisons, rankings and charts by year. */
  readonly main: MetricId;
  /** Several places are compared by the main figure; or, where it says little, by the first sentence of each. */
  readonly compare?: 'main' | 'sentences';
  readonly sentences: readonly Sentence[];
  /** Tried in order; the first one that the places have data for is drawn. */
  readonly charts: readonly ChartPlan[];
  readonly followUps: readonly TopicId[];
  /** Said with every answer of the topic (the FBI's caution); rarely needed. */
  readonly caution?: string;
}
