import { MongoClient, type Db, type MongoClientOptions } from 'mongodb';
import { CitricsError } from '../errors.ts';

/** MongoDB can't answer, and what to do about it. */
export class MongoStoreError extends CitricsError {
  constructor(
    code: 'mongo-unreachable' | 'mongo-not-seeded' | 'mongo-schema',
    message: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

/**
 * A build of figures never changes, so that any member of a replica set may serve it; secondaries leave the primary to
 * imports. One replica of the app needs few connections, and a person waits seconds at most.
 */
const OPTIONS: MongoClientOptions = {
  appName: 'citrics',
  readPreference: 'secondaryPreferred',
  w: 'majority',
  maxPoolSize: 20,
  minPoolSize: 1,
  maxIdleTimeMS: 60_000,
  serverSelectionTimeoutMS: 5000,
  connectTimeoutMS: 5000,
  socketTimeoutMS: 30_000,
};

export interface Connection {
  readonly client: MongoClient;
  readonly db: Db;
}

/**
 * Connects, and names the database: the given one, or the URI's own, or `citrics`.
 *
 * @throws MongoStoreError where no server answers or the URI is none
 */
export async function connectMongo(uri: string, database?: string): Promise<Connection> {
  const named = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  let client: MongoClient | undefined;
  try {
    client = new MongoClient(uri, optionsBeside(uri));
    await client.connect();
    return { client, db: client.db(database ?? named ?? 'citrics') };
  } catch (cause) {
    await client?.close();
    throw unreachable(client, cause);
  }
}

/** What the URI says itself stands: the driver would let the options win. */
function optionsBeside(uri: string): MongoClientOptions {
  const given = new Set([...new URLSearchParams(uri.split('?')[1] ?? '').keys()].map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(OPTIONS).filter(([key]) => !given.has(key.toLowerCase())));
}

/** The error for a server that doesn't answer; it names the hosts and never the password. */
export function unreachable(client: MongoClient | undefined, cause: unknown): MongoStoreError {
  const hosts = client?.options.hosts.map(String).join(', ');
  return new MongoStoreError(
    'mongo-unreachable',
    hosts
      ? `MongoDB at ${hosts} doesn't answer. Is it running, and does MONGODB_URI name it rightly, with user and password?`
      : 'MONGODB_URI is no address of a MongoDB: it looks like mongodb://host:27017/citrics.',
    { cause },
  );
}
