import type { Figure, Series } from '../places/figure.ts';
import type { Geoid } from '../places/place.ts';

/** What a source says of a place besides its figures; a key that the source doesn't give is absent. */
export interface PlaceFacts {
  /** The Census Bureau's name without the state: `Boise City city`. */
  readonly legalName?: string;
  readonly counties?: readonly string[];
  /** Degrees, WGS 84. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Land area in square miles. */
  readonly landSqMi?: number;
}

/**
 * Everything that one row of a source says of one place, state or the nation. A geoid may come in several records
 * (one a table, one a page): a writer joins them, and no two of them carry a figure of the same variable, dataset and year.
 */
export interface SourceRecord {
  readonly geoid: Geoid;
  readonly facts: PlaceFacts;
  readonly figures: readonly Figure[];
  readonly series: readonly Series[];
}

/** One file or one table of an API, read as a stream in the source's own order; it may be read once. */
export type FigureSource = AsyncIterable<SourceRecord>;

/**
 * Takes a new holding in, beside the one that is in use. Nothing is visible to readers before `commit`, which puts all of
 * it in place at once; after `discard`, or a crash, the old holding is still what readers see.
 */
export interface FigureWriter {
  write(record: SourceRecord): Promise<void>;
  commit(): Promise<void>;
  discard(): Promise<void>;
}
