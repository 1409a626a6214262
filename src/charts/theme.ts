import type { Role } from './spec.ts';
import type { ThemeName } from './picture-request.ts';

/** The look of every chart; nothing else names a colour, a font or a size. */
export interface Theme {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  /** By place of the selection; the first also draws a place by itself. */
  readonly places: readonly string[];
  /** The first colour where another bar of the same place is the one that was asked for. */
  readonly faded: string;
  readonly marks: Readonly<Record<Exclude<Role, 'place'>, string>>;
}

/** A picture for a chat: about twice as wide as high, as Messenger shows it without cutting. CSS pixels. */
export const PICTURE = { width: 1000, height: 525 } as const;

/** In pixels of the picture. Nothing is smaller than 22: a phone shows the picture at about a third of its size. */
export const FONT = { family: 'Noto Sans', title: 34, text: 24, small: 22 } as const;

/**
 * Colours that people with any common colour blindness tell apart, the yellow and the sky blue darkened where they stand on white.
 * Source: Okabe and Ito, Color Universal Design, https://jfly.uni-koeln.de/color/
 */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: {
    background: '#ffffff',
    text: '#1b2733',
    muted: '#55626f',
    grid: '#dfe4e8',
    places: ['#0072b2', '#d55e00', '#009e73', '#b3589a', '#e69f00'],
    faded: '#a6cbe3',
    marks: { state: '#1b2733', nation: '#d55e00', peers: '#8b97a3' },
  },
  dark: {
    background: '#14202b',
    text: '#f3f6f8',
    muted: '#b3bfc9',
    grid: '#33424f',
    places: ['#56b4e9', '#e69f00', '#2fc79a', '#e08ec4', '#f0e442'],
    faded: '#2d5876',
    marks: { state: '#f3f6f8', nation: '#e69f00', peers: '#7d8b97' },
  },
};
