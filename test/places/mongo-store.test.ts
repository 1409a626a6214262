import { expect } from 'chai';
import type { Db, Document, MongoClient } from 'mongodb';
import { randomBytes } from 'node:crypto';
import { createMongoWriter } from '../../src/import/mongo-writer.ts';
import { newBuildName, writeBuild } from '../../src/import/mongo-build.ts';
import { recordsOf } from '../../src/import/snapshot-records.ts';
import { bundledFolder } from '../../src/places/current-snapshot.ts';
import { at, newest } from '../../src/places/figures-of.ts';
import { connectMongo } from '../../src/places/mongo-connection.ts';
import { buildsOf, collectionsOf, pointerOf } from '../../src/places/mongo-schema.ts';
import { createMongoStore } from '../../src/places/mongo-store.ts';
import { readSnapshot, type Snapshot } from '../../src/places/snapshot.ts';
import { storeOf } from '../../src/places/snapshot-store.ts';
import type { PlaceStore } from '../../src/places/store.ts';
import { describeStore } from './store-contract.ts';

const uri = process.env.MONGODB_URI;

describe(`MongoDB as a store${uri === undefined ? ' (skipped: set MONGODB_URI to run it)' : ''}`, function () {
  this.timeout(300_000);
  const database = `citrics_test_${randomBytes(4).toString('hex')}`;
  let client: MongoClient;
  let db: Db;
  let snapshot: Snapshot;
  let store: PlaceStore;

  before(async function () {
    if (uri === undefined) return this.skip();
    ({ client, db } = await connectMongo(uri, database));
    snapshot = await readSnapshot(bundledFolder);
    await writeBuild(db, newBuildName(), recordsOf(snapshot));
    store = await createMongoStore(uri, { database });
  });

  after(async () => {
    await store?.close();
    await db?.dropDatabase();
    await client?.close();
  });

  describeStore(() => store);

  it('answers exactly like the snapshot it was filled from', async () => {
    const bundled = storeOf(snapshot);
    const places = await bundled.places();
    expect(await store.places()).to.deep.equal(places);
    const some = places.filter((_, index) => index % 700 === 13).map(({ geoid }) => geoid);
    expect(await store.figures(some)).to.deep.equal(await bundled.figures(some));
    for (const geoid of some) {
      const states = places.filter((place) => place.geoid === geoid).map(({ state }) => state);
      for (const variable of ['DP03_0062E', 'pep.population', 'DP04_0134E', 'zhvi.index']) {
        expect(await store.standing(geoid, variable, { states })).to.deep.equal(
          await bundled.standing(geoid, variable, { states }),
        );
      }
      const towns = { states, minPopulation: 1000 };
      const usual = ['DP03_0062E', 'DP03_0128PE', 'DP04_0134E', 'zori.rent'].map((variable) => ({ variable }));
      expect(await store.usual(usual, towns)).to.deep.equal(await bundled.usual(usual, towns));
      expect(await store.nearest(geoid, 5)).to.deep.equal(await bundled.nearest(geoid, 5));
      const among = { minPopulation: 1000 };
      expect(await store.similar(geoid, among, 3)).to.deep.equal(await bundled.similar(geoid, among, 3));
    }
    for (const order of ['highest', 'lowest'] as const) {
      const query = {
        variable: 'fbi.violent_per_1000',
        among: { minPopulation: 50_000 },
        order,
        limit: 100,
        offset: 7,
      };
      expect(await store.rank(query)).to.deep.equal(await bundled.rank(query));
    }
    expect(await store.holdings()).to.deep.equal(await bundled.holdings());
  });

  it('reads by an index whatever the bot asks for', async () => {
    const pointer = await pointerOf(db).findOne({ _id: 'current' });
    const { places, figures, rankings } = collectionsOf(db, pointer?.build ?? '');
    const near = { $nearSphere: { $geometry: { type: 'Point', coordinates: [-122.3, 47.6] } } };
    const plans = {
      'the list of places': await places.find().sort({ _id: 1 }).explain('queryPlanner'),
      'figures of places': await figures.find({ _id: { $in: ['5363000', '5370000'] } }).explain('queryPlanner'),
      'a variable for a ranking': await rankings.find({ variable: 'DP03_0062E' }).explain('queryPlanner'),
      'a place by name': await places.find({ names: 'seattle' }).explain('queryPlanner'),
      'the largest of a state': await places.find({ state: 'WA' }).sort({ population: -1 }).explain('queryPlanner'),
      'the nearest places': await places.find({ location: near }).limit(5).explain('queryPlanner'),
      'the build in use': await pointerOf(db).find({ _id: 'current' }).explain('queryPlanner'),
    };
    for (const [what, plan] of Object.entries(plans)) {
      const stages = stagesOf((plan as Explained).queryPlanner.winningPlan);
      expect(stages, what).to.not.include('COLLSCAN').and.not.include('SORT');
      expect(
        stages.some((stage) => /IXSCAN|IDHACK|GEO_NEAR|EXPRESS/.test(stage)),
        `${what}: ${stages.join()}`,
      ).to.equal(true);
    }
  });

  it('refuses documents of another shape', async () => {
    const pointer = await pointerOf(db).findOne({ _id: 'current' });
    const { places, figures } = collectionsOf(db, pointer?.build ?? '');
    const wrong = async (insert: () => Promise<unknown>) => {
      const failure = await insert().then(
        () => undefined,
        (error: unknown) => error as Error,
      );
      expect(failure?.message).to.match(/failed validation/);
    };
    await wrong(() => places.insertOne({ _id: '5399999' } as never));
    await wrong(() =>
      figures.insertOne({
        _id: '5399999',
        vintages: [{ dataset: 'acs5', year: 2023, figures: [{ v: 'X' }] }],
        series: [],
      }),
    );
  });

  it('takes an import onto what is there: new figures first, the rest kept, the old build untouched until the switch', async () => {
    const other = client.db(`${database}_import`);
    const places = new Set(['5363000', '5370000']);
    const few = [...recordsOf(snapshot)].filter(({ geoid }) => places.has(geoid));
    await writeBuild(other, newBuildName(), few);
    const before = await createMongoStore(uri ?? '', { database: other.databaseName });
    try {
      const writer = createMongoWriter(other, { onto: true });
      const figure = { variable: 'DP03_0062E', dataset: 'acs5', year: 2023, value: 1 } as const;
      await writer.write({ geoid: '5363000', facts: {}, figures: [figure], series: [] });
      await writer.write({ geoid: '53', facts: {}, figures: [{ ...figure, value: 2 }], series: [] });
      expect(newest((await before.figures(['5363000'])).get('5363000'), ['DP03_0062E'])?.value).to.equal(121_984);
      await writer.commit();
      const store = await createMongoStore(uri ?? '', { database: other.databaseName });
      const sets = await store.figures(['5363000', '5370000', '53']);
      await store.close();
      expect(at(sets.get('5363000'), 'DP03_0062E', 'acs5', 2023)?.value).to.equal(1);
      expect(at(sets.get('5363000'), 'DP05_0001E', 'acs5', 2023)?.value).to.equal(741_440);
      expect(at(sets.get('5370000'), 'DP03_0062E', 'acs5', 2023)?.value).to.equal(83_857);
      expect(newest(sets.get('53'), ['DP03_0062E'])?.value).to.equal(2);
    } finally {
      await before.close();
      await other.dropDatabase();
    }
  });

  it('is left as it was by a build that fails half way', async () => {
    function* broken() {
      let count = 0;
      for (const record of recordsOf(snapshot)) {
        if (++count > 1500) throw new Error('the power went');
        yield record;
      }
    }
    const pointer = await pointerOf(db).findOne({ _id: 'current' });
    const failure = await writeBuild(db, newBuildName(), broken()).then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    expect(failure?.message).to.equal('the power went');
    expect(await pointerOf(db).findOne({ _id: 'current' })).to.deep.equal(pointer);
    expect((await db.listCollections().toArray()).filter(({ name }) => name.startsWith('places_'))).to.have.length(1);
  });

  it('says what to do when nothing was seeded, when another version did it, and when no server answers', async () => {
    const empty = `${database}_empty`;
    const messageOf = (open: Promise<PlaceStore>) =>
      open.then(
        () => '',
        (error: unknown) => (error as Error).message,
      );
    expect(await messageOf(createMongoStore(uri ?? '', { database: empty }))).to.match(
      /holds no figures yet.*npm run data:seed/,
    );
    const old = client.db(empty);
    await buildsOf(old).insertOne({ _id: 'b', schema: 0, finished: new Date(), places: 0, holdings: [] });
    await pointerOf(old).insertOne({ _id: 'current', build: 'b' });
    expect(await messageOf(createMongoStore(uri ?? '', { database: empty }))).to.match(/schema 0.*npm run data:seed/);
    await old.dropDatabase();
    const nobody = await messageOf(
      createMongoStore('mongodb://user:secret@127.0.0.1:9/citrics?serverSelectionTimeoutMS=200'),
    );
    expect(nobody)
      .to.match(/127\.0\.0\.1:9 doesn't answer.*MONGODB_URI/)
      .and.not.match(/secret/);
  });
});

interface Explained {
  readonly queryPlanner: { readonly winningPlan: Document };
}

/** Every stage of a query plan, from the outside in. */
function stagesOf(plan: Document): string[] {
  const inner = [plan.inputStage, ...((plan.inputStages as Document[] | undefined) ?? []), plan.queryPlan];
  return [String(plan.stage), ...inner.flatMap((stage) => (stage ? stagesOf(stage as Document) : []))];
}
