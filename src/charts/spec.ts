import type { Unit } from '../topics/topic.ts';

/** What a picture shows, before it is laid out: everything is chosen, ordered and worded. */
export type ChartSpec = BarsSpec | LinesSpec;

interface SpecBase {
  readonly title: string;
  /** What the numbers are: `Share of households`, `Typical asking rent, dollars a month`. */
  readonly subtitle: string;
  /** Where the numbers come from and from when; what is missing. */
  readonly foot: string;
  /** The picture in words. */
  readonly alt: string;
  readonly unit: Unit;
}

/** Whose numbers: the places in the order named take the colours of the palette, the others are reference marks. */
export type Role = 'place' | 'state' | 'nation' | 'peers';

/** Numbers of one unit by category. */
export interface BarsSpec extends SpecBase {
  readonly kind: 'bars';
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
  /** The category that was asked for by itself. */
  readonly highlight?: number;
}

export interface BarSeries {
  readonly name: string;
  readonly role: Role;
  /** Takes the colour of this place of the selection; reference marks have their own. */
  readonly place: number;
  /** One for each category; undefined where there is no figure. */
  readonly bars: readonly (Bar | undefined)[];
}

export interface Bar {
  readonly value: number;
  /** The number as it is written beside the bar. */
  readonly label: string;
  /** Where a series mixes places and reference marks: whose bar it is, and the place's number in the selection. */
  readonly of?: { readonly role: Role; readonly place: number };
}

/** Numbers of one unit over time. */
export interface LinesSpec extends SpecBase {
  readonly kind: 'lines';
  readonly step: 'year' | 'month';
  /** Every point in time from the first to the last, as `2019` or `2019-03`. */
  readonly times: readonly string[];
  readonly series: readonly LineSeries[];
  /** Which of the times was asked for by itself. */
  readonly asked?: number;
}

export interface LineSeries {
  readonly name: string;
  readonly role: Role;
  /** Takes the colour of this place of the selection. */
  readonly place: number;
  /** A second source of the same place is drawn dashed. */
  readonly dashed: boolean;
  /** One for each time; null where there is no figure. */
  readonly values: readonly (number | null)[];
  /** The last number as it is written at the line's end. */
  readonly endLabel: string;
  /** The number of the time that was asked for, as it is written at it. */
  readonly askedLabel?: string;
}
