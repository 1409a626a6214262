import type { Db, Document, IndexDescription } from 'mongodb';
import type { DatasetId, Figure, MissingReason, VariableId } from './figure.ts';
import type { Geoid, Place } from './place.ts';
import type { Holding } from './store.ts';

/** Raised with every change of the documents' shape; a store reads its own version only. */
export const SCHEMA_VERSION = 2;

/** A place as it is listed, found by name and found by distance. */
export interface PlaceDocument extends Omit<Place, 'geoid' | 'latitude' | 'longitude'> {
  readonly _id: Geoid;
  /** Every name in lower case, for people who look into the database. */
  readonly names: readonly string[];
  /** GeoJSON: longitude, latitude. */
  readonly location?: { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
}

/** One number without its vintage; keys are short because there are millions of them. */
export interface FigureDocument {
  /** Variable. */
  readonly v: VariableId;
  /** Number. */
  readonly n?: number;
  readonly bound?: Figure['bound'];
  readonly margin?: number;
  readonly computed?: boolean;
  readonly missing?: MissingReason;
}

/** Every number of a place, a state or the nation: read whole for an answer. */
export interface FiguresDocument {
  readonly _id: Geoid;
  readonly vintages: readonly {
    readonly dataset: DatasetId;
    readonly year: number;
    readonly figures: readonly FigureDocument[];
  }[];
  readonly series: readonly {
    readonly variable: VariableId;
    readonly dataset: DatasetId;
    readonly start: string;
    readonly values: readonly (number | null)[];
  }[];
}

/** The newest figure of one variable in each dataset for every place of one state that has it: read whole for a ranking. */
export interface RankingDocument {
  readonly variable: VariableId;
  /** FIPS code of the state. */
  readonly state: string;
  readonly rows: readonly (Omit<FigureDocument, 'v' | 'missing'> & {
    readonly g: Geoid;
    readonly n: number;
    readonly d: DatasetId;
    readonly y: number;
  })[];
}

/** A finished set of the three collections. */
export interface BuildDocument {
  readonly _id: string;
  readonly schema: number;
  readonly finished: Date;
  readonly places: number;
  readonly holdings: readonly Holding[];
}

/** Names the build in use; replacing this one document is the switch from one build to the next. */
export interface PointerDocument {
  readonly _id: 'current';
  readonly build: string;
}

export function collectionsOf(db: Db, build: string) {
  return {
    places: db.collection<PlaceDocument>(`places_${build}`),
    figures: db.collection<FiguresDocument>(`figures_${build}`),
    rankings: db.collection<RankingDocument>(`rankings_${build}`),
  };
}

export const buildsOf = (db: Db) => db.collection<BuildDocument>('builds');
export const pointerOf = (db: Db) => db.collection<PointerDocument>('pointer');

const text = { bsonType: 'string' };
const number = { bsonType: ['int', 'long', 'double'] };
const listOf = (items: Document) => ({ bsonType: 'array', items });

const figure = {
  bsonType: 'object',
  required: ['v'],
  // A figure is a number or the reason for none.
  oneOf: [{ required: ['n'] }, { required: ['missing'] }],
  properties: {
    v: text,
    n: number,
    bound: { enum: ['or-more', 'or-less'] },
    margin: { ...number, minimum: 0 },
    computed: { bsonType: 'bool' },
    missing: { enum: ['not-published', 'too-few-cases', 'not-applicable', 'not-computable'] },
  },
};

/** What MongoDB checks of every document that is written. */
const VALIDATORS: Readonly<Record<'places' | 'figures' | 'rankings', Document>> = {
  places: {
    bsonType: 'object',
    required: ['_id', 'name', 'names', 'legalName', 'aliases', 'kind', 'state', 'counties'],
    properties: {
      _id: { bsonType: 'string', pattern: '^\\d{7}$' },
      state: { bsonType: 'string', pattern: '^[A-Z]{2}$' },
      name: { ...text, minLength: 1 },
      names: listOf(text),
      population: { ...number, minimum: 0 },
      location: {
        bsonType: 'object',
        required: ['type', 'coordinates'],
        properties: { type: { enum: ['Point'] }, coordinates: { ...listOf(number), minItems: 2, maxItems: 2 } },
      },
    },
  },
  figures: {
    bsonType: 'object',
    required: ['_id', 'vintages', 'series'],
    properties: {
      _id: { bsonType: 'string', pattern: '^(US|\\d{2}|\\d{7})$' },
      vintages: listOf({
        bsonType: 'object',
        required: ['dataset', 'year', 'figures'],
        properties: { dataset: text, year: number, figures: listOf(figure) },
      }),
      series: listOf({ bsonType: 'object', required: ['variable', 'dataset', 'start', 'values'] }),
    },
  },
  rankings: {
    bsonType: 'object',
    required: ['variable', 'state', 'rows'],
    properties: {
      variable: text,
      state: { bsonType: 'string', pattern: '^\\d{2}$' },
      rows: listOf({ bsonType: 'object', required: ['g', 'n', 'd', 'y'] }),
    },
  },
};

const INDEXES: Readonly<Record<'places' | 'rankings', readonly IndexDescription[]>> = {
  places: [{ key: { state: 1, population: -1 } }, { key: { names: 1 } }, { key: { location: '2dsphere' } }],
  rankings: [{ key: { variable: 1, state: 1 }, unique: true }],
};

/** Makes the empty collections of a build, with their validation. */
export async function createCollections(db: Db, build: string): Promise<void> {
  for (const [name, $jsonSchema] of Object.entries(VALIDATORS)) {
    await db.createCollection(`${name}_${build}`, { validator: { $jsonSchema } });
  }
}

/** Made when a build is full: faster than keeping them up to date while it fills. */
export async function createIndexes(db: Db, build: string): Promise<void> {
  const { places, rankings } = collectionsOf(db, build);
  await places.createIndexes([...INDEXES.places]);
  await rankings.createIndexes([...INDEXES.rankings]);
}
