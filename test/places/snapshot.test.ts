import { expect } from 'chai';
import fc from 'fast-check';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceRecord } from '../../src/import/figure-source.ts';
import { createSnapshotWriter } from '../../src/import/snapshot-writer.ts';
import { bundledFolder } from '../../src/places/current-snapshot.ts';
import type { Figure, MissingReason } from '../../src/places/figure.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import { SnapshotError } from '../../src/places/snapshot-format.ts';

const REASONS: readonly MissingReason[] = ['not-published', 'too-few-cases', 'not-applicable', 'not-computable'];
const decimal = (limit: number) =>
  fc.tuple(fc.integer({ min: -limit, max: limit }), fc.constantFrom(1, 10, 100)).map(([whole, unit]) => whole / unit);

/** Figures of one place: any number, margin, open end or reason, in one column each. */
const figures: fc.Arbitrary<Figure[]> = fc.uniqueArray(
  fc
    .oneof(
      fc.record({ value: decimal(1e6), margin: fc.nat({ max: 5000 }) }, { requiredKeys: ['value'] }),
      fc.record({ value: decimal(1e6), computed: fc.constant(true) }),
      fc.record({ missing: fc.constantFrom(...REASONS) }),
      fc.constantFrom({ value: 250_000, bound: 'or-more' as const }, { value: 2500, bound: 'or-less' as const }),
    )
    .chain((rest) =>
      fc
        .record({
          variable: fc.constantFrom('DP03_0062E', 'DP05_0001E', 'zhvi.index'),
          dataset: fc.constantFrom('acs5' as const, 'acs1' as const),
          year: fc.integer({ min: 2010, max: 2024 }),
        })
        .map((head): Figure => ({ ...head, ...rest })),
    ),
  { selector: ({ variable, dataset, year }) => `${variable} ${dataset} ${year}`, maxLength: 20 },
);
const series = fc
  .record({
    start: fc.constantFrom('2015-01', '2019-11'),
    values: fc.array(fc.option(fc.nat({ max: 9000 })), { maxLength: 30 }),
  })
  .map(({ start, values }) => ({
    variable: 'zori.rent',
    dataset: 'zori' as const,
    start,
    values: [1500, ...values, 1600],
  }));

const record = (geoid: string): fc.Arbitrary<SourceRecord> =>
  fc.record({
    geoid: fc.constant(geoid),
    facts: fc.constant({
      legalName: `Place ${geoid} city`,
      counties: ['King County'],
      latitude: 47.5,
      longitude: -122.25,
    }),
    figures,
    series: fc.array(series, { maxLength: 1 }),
  });

const byKey = (a: Figure, b: Figure) =>
  `${a.dataset} ${a.year} ${a.variable}` < `${b.dataset} ${b.year} ${b.variable}` ? -1 : 1;

describe('a snapshot', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'citrics-snapshot-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function write(records: readonly SourceRecord[], to = folder): Promise<void> {
    const writer = createSnapshotWriter(to);
    for (const one of records) await writer.write(one);
    await writer.commit();
  }

  it('gives back every figure and series as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(record('5300001'), record('5300002'), record('4100001')), async (records) => {
        await write(records);
        const store = await createSnapshotStore(folder);
        const sets = await store.figures(records.map(({ geoid }) => geoid));
        for (const { geoid, figures, series } of records) {
          expect([...(sets.get(geoid)?.figures ?? [])].sort(byKey)).to.deep.equal([...figures].sort(byKey));
          expect(sets.get(geoid)?.series).to.deep.equal(series);
        }
        expect((await store.places()).map(({ geoid }) => geoid)).to.deep.equal(['4100001', '5300001', '5300002']);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same to the byte when it is written again, in whatever order the places come', async () => {
    const records =
      fc.sample(fc.tuple(record('5300001'), record('5300002'), record('4100001')), { numRuns: 1, seed: 7 })[0] ?? [];
    await write(records);
    const first = await readFile(join(folder, 'manifest.json'), 'utf8');
    await write([...records].reverse());
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).to.equal(first);
  });

  it('takes the first of two sources for a figure and for a fact', async () => {
    const figure = { variable: 'DP05_0001E', dataset: 'acs5', year: 2023 } as const;
    await write([
      { geoid: '5300001', facts: { legalName: 'Alpha city' }, figures: [{ ...figure, value: 7 }], series: [] },
      {
        geoid: '5300001',
        facts: { legalName: 'Beta city', landSqMi: 2 },
        figures: [{ ...figure, value: 8, computed: true }],
        series: [],
      },
    ]);
    const store = await createSnapshotStore(folder);
    expect((await store.places())[0]).to.deep.include({ name: 'Alpha', landSqMi: 2, population: 7 });
    expect((await store.figures(['5300001'])).get('5300001')?.figures).to.deep.equal([{ ...figure, value: 7 }]);
  });

  it('holds states and the nation beside the places, without listing them as places', async () => {
    const figure = { variable: 'DP05_0001E', dataset: 'acs5', year: 2023, value: 5 } as const;
    await write([
      { geoid: '53', facts: { legalName: 'Washington' }, figures: [figure], series: [] },
      { geoid: 'US', facts: {}, figures: [figure], series: [] },
      { geoid: '5300001', facts: { legalName: 'Alpha city' }, figures: [figure], series: [] },
    ]);
    const store = await createSnapshotStore(folder);
    expect(await store.places()).to.have.length(1);
    expect([...(await store.figures(['53', 'US'])).keys()]).to.deep.equal(['53', 'US']);
    expect((await store.rank({ variable: 'DP05_0001E', among: {}, order: 'highest', limit: 9 })).total).to.equal(1);
    expect(await store.holdings()).to.deep.equal([{ dataset: 'acs5', years: [2023], places: 1, figures: 3 }]);
  });

  it('leaves older figures out of a ranking when they are more than five years behind', async () => {
    const figure = { variable: 'DP03_0062E', dataset: 'acs5' } as const;
    const place = (geoid: string, year: number) => ({
      geoid,
      facts: { legalName: `P${geoid} city` },
      figures: [{ ...figure, year, value: year }],
      series: [],
    });
    await write([place('5300001', 2023), place('5300002', 2018), place('5300003', 2017)]);
    const store = await createSnapshotStore(folder);
    const ranking = await store.rank({ variable: 'DP03_0062E', among: {}, order: 'highest', limit: 9 });
    expect(ranking.rows.map(({ geoid }) => geoid)).to.deep.equal(['5300001', '5300002']);
    expect(ranking).to.deep.include({ total: 2 });
    expect(ranking.coverage).to.deep.include({ places: 3, known: 2 });
    expect(ranking.vintages.map(({ year }) => year)).to.have.members([2023, 2018]);
  });

  it('does not take a place that no source names', async () => {
    const writer = createSnapshotWriter(folder);
    await writer.write({ geoid: '5300001', facts: {}, figures: [], series: [] });
    const failure = await writer.commit().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure)
      .to.be.instanceOf(SnapshotError)
      .and.have.property('message')
      .that.matches(/5300001/);
  });

  describe('that is broken says what is wrong and how to mend it', () => {
    const messageOf = (from: string) =>
      createSnapshotStore(from).then(
        () => '',
        (error: unknown) => {
          expect(error).to.be.instanceOf(SnapshotError);
          return (error as SnapshotError).message;
        },
      );
    const cure = /npm run data:snapshot/;
    beforeEach(() => cp(bundledFolder, folder, { recursive: true }));

    it('not there', async () => {
      expect(await messageOf(join(folder, 'nowhere')))
        .to.match(/no snapshot/)
        .and.match(cure);
    });

    it('a file damaged', async () => {
      const [name = ''] = await readdir(join(folder, 'snapshot'));
      const path = join(folder, 'snapshot', name);
      const bytes = await readFile(path);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      await writeFile(path, bytes);
      expect(await messageOf(folder))
        .to.match(/damaged/)
        .and.match(cure)
        .and.contain(name);
    });

    it('a file missing', async () => {
      const [name = ''] = await readdir(join(folder, 'snapshot'));
      await rm(join(folder, 'snapshot', name));
      expect(await messageOf(folder))
        .to.match(/missing/)
        .and.match(cure)
        .and.contain(name);
    });

    it('another format', async () => {
      const path = join(folder, 'manifest.json');
      const manifest = JSON.parse(await readFile(path, 'utf8')) as { format: number };
      await writeFile(path, JSON.stringify({ ...manifest, format: manifest.format + 1 }));
      expect(await messageOf(folder))
        .to.match(/format 2.*reads format 1/)
        .and.match(cure);
    });

    it('no manifest but something else', async () => {
      await writeFile(join(folder, 'manifest.json'), '{"format": 1}');
      expect(await messageOf(folder))
        .to.match(/no list of snapshot files/)
        .and.match(cure);
    });
  });
});
