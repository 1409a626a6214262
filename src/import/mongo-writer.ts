import type { Collection, Db } from 'mongodb';
import type { Figure, Series } from '../places/figure.ts';
import { figuresDocument, figureSetFrom, placeFrom } from '../places/mongo-documents.ts';
import { collectionsOf, pointerOf, type FiguresDocument, type PlaceDocument } from '../places/mongo-schema.ts';
import type { Geoid } from '../places/place.ts';
import type { FigureWriter, PlaceFacts, SourceRecord } from './figure-source.ts';
import { BATCH, dropBuild, newBuildName, writeBuild } from './mongo-build.ts';

/** A record as it waits for the others of its place. */
interface StagedDocument {
  readonly geoid: Geoid;
  readonly facts: PlaceFacts;
  readonly figures: FiguresDocument;
}

export interface MongoWriterOptions {
  /** Keep what the build in use holds, and let the new figures and facts stand before its. Otherwise start empty. */
  readonly onto: boolean;
  /** Told after every thousand places, while the build fills on `commit`. */
  readonly progress?: (places: number) => void;
}

/**
 * Takes records in any order into MongoDB and makes a build of them on `commit` (see `writeBuild`). Where several records
 * know the same figure or fact, the first one written stands.
 */
export function createMongoWriter(db: Db, { onto, progress }: MongoWriterOptions): FigureWriter {
  const build = newBuildName();
  const staged = db.collection<StagedDocument>(`staged_${build}`);
  const waiting: StagedDocument[] = [];

  async function stage(): Promise<void> {
    if (waiting.length > 0) await staged.insertMany(waiting.splice(0), { ordered: true });
  }

  return {
    async write({ geoid, facts, figures, series }) {
      waiting.push({ geoid, facts, figures: figuresDocument({ geoid, figures, series }) });
      if (waiting.length >= BATCH) await stage();
    },
    async commit() {
      await stage();
      await staged.createIndex({ geoid: 1, _id: 1 });
      const current = onto ? await pointerOf(db).findOne({ _id: 'current' }) : undefined;
      const base = current ? collectionsOf(db, current.build) : undefined;
      await writeBuild(db, build, mergedByGeoid(staged, base), progress);
      await staged.drop();
    },
    discard: () => dropBuild(db, build),
  };
}

/** One record a GEOID, ascending: the staged ones in the order they came, then the base's. */
async function* mergedByGeoid(
  staged: Collection<StagedDocument>,
  base: ReturnType<typeof collectionsOf> | undefined,
): AsyncGenerator<SourceRecord> {
  const known = base?.figures.find().sort({ _id: 1 });
  let next = await known?.next();
  let group: SourceRecord[] = [];

  /** The base's records up to and with a GEOID; the last one may belong to the group. */
  async function* fromBase(limit: Geoid | undefined): AsyncGenerator<SourceRecord> {
    while (next && (limit === undefined || next._id <= limit)) {
      const set = figureSetFrom(next);
      const place = await base?.places.findOne({ _id: set.geoid });
      yield { ...set, facts: place ? factsOf(place) : {} };
      next = await known?.next();
    }
  }

  async function* finished(): AsyncGenerator<SourceRecord> {
    const geoid = group[0]?.geoid;
    for await (const record of fromBase(geoid)) {
      if (record.geoid === geoid) group.push(record);
      else yield record;
    }
    if (geoid !== undefined) yield merge(geoid, group);
    group = [];
  }

  for await (const { geoid, facts, figures } of staged.find().sort({ geoid: 1, _id: 1 })) {
    if (group[0] && group[0].geoid !== geoid) yield* finished();
    group.push({ facts, ...figureSetFrom(figures) });
  }
  yield* finished();
  yield* fromBase(undefined);
}

function factsOf(document: PlaceDocument): PlaceFacts {
  const { legalName, counties, latitude, longitude, landSqMi } = placeFrom(document);
  return { legalName, counties, latitude, longitude, landSqMi };
}

function merge(geoid: Geoid, records: readonly SourceRecord[]): SourceRecord {
  const figures = new Map<string, Figure>();
  const series = new Map<string, Series>();
  let facts: PlaceFacts = {};
  for (const record of records) {
    facts = { ...record.facts, ...facts };
    for (const figure of record.figures) {
      const key = `${figure.dataset} ${figure.year} ${figure.variable}`;
      if (!figures.has(key)) figures.set(key, figure);
    }
    for (const one of record.series) {
      const key = `${one.dataset} ${one.variable}`;
      if (!series.has(key)) series.set(key, one);
    }
  }
  return { geoid, facts, figures: [...figures.values()], series: [...series.values()] };
}
