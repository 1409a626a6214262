/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A Chart.js 4 configuration that is plain JSON: no functions; number formats are named (`named-formats.ts`). */
export interface ChartConfig {
  readonly type: string;
  readonly data: { readonly [key: string]: Json | undefined };
  readonly options: { readonly [key: string]: Json | undefined };
}

/** A chart to draw and what it shows in words. Sizes are in CSS pixels of the finished picture. */
export interface Chart {
  readonly config: ChartConfig;
  readonly width: number;
  readonly height: number;
  /** CSS colour. */
  readonly background: string;
  readonly alt: string;
}
