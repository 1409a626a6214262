/** Two-letter postal code of a state, or DC. */
export type StateCode = string;

/**
 * Census GEOID. A place has 7 digits (2 of the state, 5 of the place), a state has 2, the nation is `US`.
 * Source: https://www.census.gov/programs-surveys/geography/guidance/geo-identifiers.html
 */
export type Geoid = string;

export type PlaceKind = 'city' | 'town' | 'village' | 'borough' | 'CDP' | 'consolidated city' | 'municipality';

/** A city, town, village, borough or census designated place (CDP). */
export interface Place {
  readonly geoid: Geoid;
  /** The name that people say, without the legal suffix: `Nashville`, `Boise`, `Ventura`. */
  readonly name: string;
  /** The Census Bureau's name: `Nashville-Davidson metropolitan government (balance)`. */
  readonly legalName: string;
  /** Other names that follow from the legal name: `San Buenaventura`, `Nashville-Davidson`. Nicknames are the corpus's. */
  readonly aliases: readonly string[];
  readonly kind: PlaceKind;
  readonly state: StateCode;
  readonly counties: readonly string[];
  /** Newest known number of people, for ordering places of one name; absent when unknown. */
  readonly population?: number;
  /** Degrees, WGS 84; absent when unknown. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Land area in square miles; absent when unknown. */
  readonly landSqMi?: number;
}
