import { MongoNetworkError, MongoServerSelectionError, type Db } from 'mongodb';
import { milesBetween, pointOf } from './distance.ts';
import type { FigureSet, VariableId } from './figure.ts';
import { connectMongo, MongoStoreError, unreachable, type Connection } from './mongo-connection.ts';
import { figureFromRow, figureSetFrom, placeFrom } from './mongo-documents.ts';
import {
  buildsOf,
  collectionsOf,
  pointerOf,
  SCHEMA_VERSION,
  type BuildDocument,
  type RankingDocument,
} from './mongo-schema.ts';
import type { Place, StateCode } from './place.ts';
import { indexOfPlace } from './peers.ts';
import { rankKey, type RankingRows, type Vintage } from './ranking-column.ts';
import { STATES } from './states.ts';
import { statisticsOver } from './statistics-over.ts';
import type { PlaceStore } from './store.ts';

/** How long a store goes on with its build before it looks whether another one is in use. */
const LOOK_AGAIN_MS = 60_000;
/** More than asked for, so that places equally far away can be put in GEOID order like everywhere else. */
const SPARE_NEIGHBOURS = 8;

/** A build that is open for reading. */
interface OpenBuild extends Pick<PlaceStore, 'standing' | 'rank' | 'usual' | 'similar'> {
  readonly build: BuildDocument;
  readonly places: readonly Place[];
  readonly collections: ReturnType<typeof collectionsOf>;
}

/**
 * Places and figures in MongoDB. Follows the build in use: after an import it answers from the new one within a minute.
 *
 * @param uri of one server, a replica set or a sharded cluster
 * @throws MongoStoreError where no server answers, nothing was seeded, or another version of Citrics did it
 */
export async function createMongoStore(
  uri: string,
  { database }: { readonly database?: string } = {},
): Promise<PlaceStore> {
  const connection = await connectMongo(uri, database);
  try {
    return storeOver(connection, await openBuild(connection.db));
  } catch (error) {
    await connection.client.close();
    throw error;
  }
}

function storeOver({ client, db }: Connection, first: OpenBuild): PlaceStore {
  let open = first;
  let looked = Date.now();

  /** Runs a read on the build in use, and says plainly when the server is gone. */
  async function reading<T>(read: (from: OpenBuild) => Promise<T>): Promise<T> {
    try {
      if (Date.now() - looked > LOOK_AGAIN_MS) {
        looked = Date.now();
        const current = await currentBuild(db);
        if (current._id !== open.build._id) open = await openBuild(db);
      }
      return await read(open);
    } catch (error) {
      if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError)
        throw unreachable(client, error);
      throw error;
    }
  }

  return {
    places: () => reading(({ places }) => Promise.resolve(places)),
    figures: (geoids) =>
      reading(async ({ collections }) => {
        const found = await collections.figures.find({ _id: { $in: [...geoids] } }).toArray();
        const sets = new Map(found.map((document) => [document._id, figureSetFrom(document)]));
        return new Map(
          geoids.flatMap((geoid) => (sets.has(geoid) ? [[geoid, sets.get(geoid) as FigureSet] as const] : [])),
        );
      }),
    standing: (geoid, variable, among) => reading((from) => from.standing(geoid, variable, among)),
    rank: (query) => reading((from) => from.rank(query)),
    usual: (queries, among) => reading((from) => from.usual(queries, among)),
    similar: (geoid, among, limit) => reading((from) => from.similar(geoid, among, limit)),
    nearest: (geoid, limit) => reading((from) => nearest(from, geoid, limit)),
    holdings: () => reading(({ build }) => Promise.resolve(build.holdings)),
    ping: () => reading(() => currentBuild(db).then(() => undefined)),
    close: () => client.close(),
  };
}

/** @throws MongoStoreError where nothing was seeded or the documents have another shape */
async function currentBuild(db: Db): Promise<BuildDocument> {
  const pointer = await pointerOf(db).findOne({ _id: 'current' }, { readPreference: 'primaryPreferred' });
  const build = pointer && (await buildsOf(db).findOne({ _id: pointer.build }, { readPreference: 'primaryPreferred' }));
  if (!build) {
    throw new MongoStoreError(
      'mongo-not-seeded',
      `The MongoDB database "${db.databaseName}" holds no figures yet. Fill it with \`npm run data:seed\`, then start again.`,
    );
  }
  if (build.schema !== SCHEMA_VERSION) {
    throw new MongoStoreError(
      'mongo-schema',
      `The figures in the MongoDB database "${db.databaseName}" have schema ${build.schema}; this version of Citrics reads ` +
        `schema ${SCHEMA_VERSION}. Write them anew with \`npm run data:seed\`.`,
    );
  }
  return build;
}

async function openBuild(db: Db): Promise<OpenBuild> {
  const build = await currentBuild(db);
  const collections = collectionsOf(db, build._id);
  const places = (await collections.places.find().sort({ _id: 1 }).batchSize(5000).toArray()).map(placeFrom);
  return {
    build,
    places,
    collections,
    ...statisticsOver(places, (variables, state) => readRows(collections, places, variables, state)),
  };
}

async function readRows(
  { rankings }: OpenBuild['collections'],
  places: readonly Place[],
  variables: readonly VariableId[],
  state: StateCode | undefined,
): Promise<readonly RankingRows[]> {
  const fips = STATES.find(({ code }) => code === state)?.fips;
  const ofState = fips === undefined ? {} : { state: fips };
  const documents = await rankings.find({ variable: { $in: [...variables] }, ...ofState }).toArray();
  return variables.map((variable) => {
    const own = documents.filter((document) => document.variable === variable);
    return rankingRows(variable, places, own);
  });
}

function rankingRows(
  variable: VariableId,
  places: readonly Place[],
  documents: readonly RankingDocument[],
): RankingRows {
  const rows = documents.flatMap((document) => document.rows);
  const vintages = new Map<string, { readonly index: number; readonly vintage: Vintage }>();
  const vintageOf = rows.map(({ d, y }) => {
    const known = vintages.get(`${d} ${y}`) ?? { index: vintages.size, vintage: { dataset: d, year: y } };
    vintages.set(`${d} ${y}`, known);
    return known.index;
  });
  return {
    vintageOf,
    vintages: [...vintages.values()].map(({ vintage }) => vintage),
    places: rows.map((row) => indexOfPlace(places, row.g) ?? -1),
    keys: rows.map(({ n, bound }) => rankKey({ value: n, bound })),
    figure: (row) => figureFromRow(variable, rows[row] as RankingDocument['rows'][number]),
  };
}

async function nearest(
  { places, collections }: OpenBuild,
  geoid: string,
  limit: number,
): ReturnType<PlaceStore['nearest']> {
  const index = indexOfPlace(places, geoid);
  const here = index === undefined ? undefined : pointOf(places[index] as Place);
  if (!here) return [];
  const near = { $geometry: { type: 'Point', coordinates: [here.longitude, here.latitude] } };
  const found = await collections.places
    .find({ location: { $nearSphere: near } }, { projection: { location: 1 } })
    .limit(limit + 1 + SPARE_NEIGHBOURS)
    .toArray();
  return found
    .flatMap(({ _id, location }) => {
      const [longitude, latitude] = location?.coordinates ?? [];
      if (_id === geoid || latitude === undefined || longitude === undefined) return [];
      return [{ geoid: _id, miles: milesBetween(here, { latitude, longitude }) }];
    })
    .sort((a, b) => a.miles - b.miles || (a.geoid < b.geoid ? -1 : 1))
    .slice(0, limit);
}
