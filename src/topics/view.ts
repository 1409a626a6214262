import type { FigureSet } from '../places/figure.ts';
import type { Place } from '../places/place.ts';
import type { Standing } from '../places/store.ts';

/** Everything a card may say about one place. */
export interface PlaceView {
  readonly place: Place;
  /** What it is called in full: `Reno, NV`, `Reno, TX (Parker County)`. */
  readonly title: string;
  readonly figures: FigureSet;
  /** The state's own figures and the nation's, where the store has them. */
  readonly state?: FigureSet;
  readonly nation?: FigureSet;
  /** Where the place stands for the asked figure among the places of its size in its state. */
  readonly standing?: Standing;
}
