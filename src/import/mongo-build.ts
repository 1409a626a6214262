import { randomBytes } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import type { Figure, FigureSet } from '../places/figure.ts';
import { byRecency, isKnown } from '../places/figures-of.ts';
import { MongoStoreError } from '../places/mongo-connection.ts';
import { figuresDocument, placeDocument, rankingRow } from '../places/mongo-documents.ts';
import {
  buildsOf,
  collectionsOf,
  createCollections,
  createIndexes,
  pointerOf,
  SCHEMA_VERSION,
  type FiguresDocument,
  type PlaceDocument,
  type RankingDocument,
} from '../places/mongo-schema.ts';
import { isPlace, placeOf, POPULATION_SOURCES } from '../places/place-list.ts';
import type { PlaceFacts, SourceRecord } from './figure-source.ts';
import { createHoldingCounter } from './holding-counter.ts';

/** How many documents go to MongoDB at once. */
export const BATCH = 1000;

/** A name for a new build; later ones sort behind earlier ones. */
export function newBuildName(): string {
  return `${new Date().toISOString().replace(/\D/g, '')}_${randomBytes(3).toString('hex')}`;
}

/**
 * Writes records into a new build beside the one in use, switches to it and removes what no reader needs any more; the
 * build before is kept for readers that haven't looked yet. A failure leaves the build in use as it was.
 *
 * @param records one an area, in GEOID order
 * @param progress told the number of places after every thousand
 * @returns the number of places
 */
export async function writeBuild(
  db: Db,
  build: string,
  records: AsyncIterable<SourceRecord> | Iterable<SourceRecord>,
  progress?: (places: number) => void,
): Promise<number> {
  try {
    await createCollections(db, build);
    const counter = createHoldingCounter();
    const filler = createFiller(collectionsOf(db, build));
    let places = 0;
    for await (const { facts, ...set } of records) {
      counter.add(set);
      await filler.add(facts, set);
      if (isPlace(set.geoid) && ++places % BATCH === 0) progress?.(places);
    }
    await filler.finish();
    await createIndexes(db, build);
    const holdings = counter.holdings();
    await buildsOf(db).insertOne({ _id: build, schema: SCHEMA_VERSION, finished: new Date(), places, holdings });
    await switchTo(db, build);
    return places;
  } catch (error) {
    await dropBuild(db, build);
    throw error;
  }
}

async function switchTo(db: Db, build: string): Promise<void> {
  const before = await pointerOf(db).findOneAndReplace({ _id: 'current' }, { build }, { upsert: true });
  const needed = new Set([build, before?.build]);
  for (const { name } of await db.listCollections({ name: /^(places|staged)_/ }, { nameOnly: true }).toArray()) {
    const old = name.replace(/^[a-z]+_/, '');
    if (!needed.has(old) && old < build) await dropBuild(db, old);
  }
}

/** Removes a build and what it was made from. */
export async function dropBuild(db: Db, build: string): Promise<void> {
  for (const kind of ['places', 'figures', 'rankings', 'staged']) await db.dropCollection(`${kind}_${build}`);
  await buildsOf(db).deleteOne({ _id: build });
}

/** Fills a build from records in GEOID order, which brings the places of a state together. */
function createFiller(target: ReturnType<typeof collectionsOf>) {
  const places: PlaceDocument[] = [];
  const figures: FiguresDocument[] = [];
  let state = '';
  let rankings = new Map<string, RankingDocument['rows'][number][]>();

  async function flush(): Promise<void> {
    await Promise.all([upsert(target.places, places.splice(0)), upsert(target.figures, figures.splice(0))]);
  }

  async function finishState(): Promise<void> {
    const documents = [...rankings].map(([variable, rows]): RankingDocument => ({ variable, state, rows }));
    rankings = new Map();
    if (documents.length > 0) await target.rankings.insertMany(documents, { ordered: false });
  }

  return {
    async add(facts: PlaceFacts, set: FigureSet): Promise<void> {
      figures.push(figuresDocument(set));
      if (isPlace(set.geoid)) {
        if (set.geoid.slice(0, 2) !== state) await finishState();
        state = set.geoid.slice(0, 2);
        places.push(placeDocumentOf(facts, set));
        for (const figure of newestOfEach(set)) {
          const rows = rankings.get(figure.variable) ?? [];
          rankings.set(figure.variable, rows);
          rows.push(rankingRow(set.geoid, figure));
        }
      }
      if (figures.length >= BATCH) await flush();
    },
    async finish(): Promise<void> {
      await flush();
      await finishState();
    },
  };
}

/** Replaces or inserts, so that a batch that was sent twice after a lost answer is in once. */
async function upsert<T extends PlaceDocument | FiguresDocument>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<void> {
  if (documents.length === 0) return;
  await (collection as unknown as Collection<{ _id: string }>).bulkWrite(
    documents.map((document) => {
      const { _id, ...replacement } = document;
      return { replaceOne: { filter: { _id }, replacement, upsert: true } };
    }),
    { ordered: false },
  );
}

function placeDocumentOf(
  { legalName, counties, latitude, longitude, landSqMi }: PlaceFacts,
  set: FigureSet,
): PlaceDocument {
  if (legalName === undefined) {
    throw new MongoStoreError(
      'mongo-schema',
      `No source tells the name of place ${set.geoid}; import one that does first.`,
    );
  }
  return placeDocument(
    placeOf(
      {
        geoid: set.geoid,
        legalName,
        counties: counties ?? [],
        ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
        ...(landSqMi === undefined ? {} : { landSqMi }),
      },
      populationOf(set),
    ),
  );
}

function populationOf(set: FigureSet): number | undefined {
  for (const { dataset, variable } of POPULATION_SOURCES) {
    const known = set.figures
      .filter((figure) => figure.dataset === dataset && figure.variable === variable)
      .filter(isKnown);
    const [newest] = known.sort(byRecency);
    if (newest) return newest.value;
  }
  return undefined;
}

/** The newest known number of each variable in each dataset. */
function newestOfEach(set: FigureSet): readonly (Figure & { readonly value: number })[] {
  const newest = new Map<string, Figure & { readonly value: number }>();
  for (const figure of set.figures) {
    if (!isKnown(figure)) continue;
    const key = `${figure.dataset} ${figure.variable}`;
    const other = newest.get(key);
    if (!other || byRecency(figure, other) < 0) newest.set(key, figure);
  }
  return [...newest.values()];
}
