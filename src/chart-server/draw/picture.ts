/** Formats of a picture, by QuickChart's names; `base64` is a PNG as text. */
export const FORMATS = ['png', 'jpg', 'webp', 'svg', 'pdf', 'base64'] as const;

export type Format = (typeof FORMATS)[number];

/** The size of a picture and what stands behind the chart. Width and height are in CSS pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Device pixels in a CSS pixel; a drawing (svg, pdf) has none. */
  readonly devicePixelRatio: number;
  /** A CSS colour. */
  readonly backgroundColor: string;
  readonly format: Format;
}
