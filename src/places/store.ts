import type { DatasetId, Figure, FigureSet, VariableId } from './figure.ts';
import type { Geoid, Place, StateCode } from './place.ts';

/** Where one place stands among others for one figure. */
export interface Standing {
  readonly figure: Figure;
  /** Rank 1 has the highest value; ties share the better rank. */
  readonly rank: number;
  /** How many places were ranked, this one included. */
  readonly of: number;
  /** Share of the other places with a lower value, 0 to 100. */
  readonly percentile: number;
  /** Of the other places: nobody is measured against a figure of its own. Absent where there are none. */
  readonly median?: number;
  readonly among: PeerGroup;
  /** Of the group, by figures that the place's own is set beside. */
  readonly coverage: Coverage;
}

/** Which places somebody is compared with. Sizes are numbers of people; absent bounds are open. */
export interface PeerGroup {
  /** Of these states; of the whole country where absent. */
  readonly states?: readonly StateCode[];
  /** Only those within so many miles of a place, which is none of them itself. */
  readonly near?: { readonly place: Geoid; readonly miles: number };
  readonly minPopulation?: number;
  readonly maxPopulation?: number;
}

/** How much of a group is known for one figure. */
export interface Coverage {
  /** The places of the group, and how many of them have the figure. */
  readonly places: number;
  readonly known: number;
  /** The states that places of the group are in, and those that places with the figure are in. */
  readonly states: number;
  readonly knownStates: number;
  /** The state that has most of the places with the figure; absent where none has it. */
  readonly most?: { readonly state: StateCode; readonly places: number };
}

/** One variable, perhaps of certain years of one dataset only. */
export interface UsualQuery {
  readonly variable: VariableId;
  /** Only figures of this dataset and of these years, both included, so that like is set beside like. */
  readonly vintage?: { readonly dataset: DatasetId; readonly from: number; readonly to: number };
}

/** What is usual for one variable in a group: the middle of its places' newest comparable figures, and how they spread. */
export interface Usual {
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  /** How many places of the group have the figure. */
  readonly of: number;
  /** Where those figures come from, most figures first. */
  readonly vintages: Ranking['vintages'];
  readonly coverage: Coverage;
}

export interface Condition {
  readonly variable: VariableId;
  readonly op: 'at-least' | 'at-most';
  readonly value: number;
}

/** Places of a group in order of one figure. */
export interface RankingQuery {
  readonly variable: VariableId;
  readonly among: PeerGroup;
  readonly where?: readonly Condition[];
  readonly order: 'highest' | 'lowest';
  readonly limit: number;
  readonly offset?: number;
  /** Places share a rank whose figures are the same to so many decimals, which is how they are shown; to the last where it is left out. */
  readonly decimals?: number;
}

export interface RankedPlace {
  readonly geoid: Geoid;
  readonly figure: Figure;
  readonly rank: number;
  /** Another place of the ranking has the same value (or the same open bound). */
  readonly tied: boolean;
}

export interface Ranking {
  readonly rows: readonly RankedPlace[];
  /** How many places qualified in all. */
  readonly total: number;
  /** How much of the group the ranked figure is known of; the others were left out. */
  readonly coverage: Coverage;
  /** The same for the figure of each condition, in order. */
  readonly conditions: readonly Coverage[];
  /** The vintages that the ranked figures come from; more than one must be said. */
  readonly vintages: readonly { readonly dataset: DatasetId; readonly year: number }[];
}

export interface SimilarPlace {
  readonly geoid: Geoid;
  /** Root mean square of standardised differences over the figures both places have; 0 is alike. */
  readonly distance: number;
  /** The figures in which the two are closest, best first. */
  readonly reasons: readonly { readonly variable: VariableId; readonly ours: Figure; readonly theirs: Figure }[];
}

/** What a store holds, for the sources dialog, the health page and `data/README.md`. */
export interface Holding {
  readonly dataset: DatasetId;
  readonly years: readonly number[];
  readonly places: number;
  readonly figures: number;
}

/** The places and their figures. Two implementations pass the same contract tests: the snapshot and MongoDB. */
export interface PlaceStore {
  /** Every place, in GEOID order; asked once on start, for the gazetteer. */
  places(): Promise<readonly Place[]>;
  /** The numbers of places, states (2 digits) and the nation (`US`). What is not known is not in the answer. */
  figures(geoids: readonly Geoid[]): Promise<ReadonlyMap<Geoid, FigureSet>>;
  /** Where a place stands for its newest figure of a variable among all figures of the same dataset and nearly the same year; undefined without one. */
  standing(geoid: Geoid, variable: VariableId, among: PeerGroup): Promise<Standing | undefined>;
  rank(query: RankingQuery): Promise<Ranking>;
  /** In the order asked; undefined where no place of the group has the figure, or an open end is in the way of a quartile. */
  usual(queries: readonly UsualQuery[], among: PeerGroup): Promise<readonly (Usual | undefined)[]>;
  similar(geoid: Geoid, among: PeerGroup, limit: number): Promise<readonly SimilarPlace[]>;
  /** Places by distance in miles, nearest first; empty where the place has no coordinates. */
  nearest(geoid: Geoid, limit: number): Promise<readonly { readonly geoid: Geoid; readonly miles: number }[]>;
  holdings(): Promise<readonly Holding[]>;
  /** Rejects with the cause when the store can't answer now; for `/readyz`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
