import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createCensusApi } from '../../../src/import/acs/api.ts';
import { fetchVintage } from '../../../src/import/acs/api-source.ts';
import type { ApiSourceOptions } from '../../../src/import/acs/api-source.ts';
import { openExport } from '../../../src/import/acs/export-file.ts';
import { loadCanonicalLabels } from '../../../src/import/acs/labels.ts';
import { createPageStore } from '../../../src/import/acs/page-store.ts';
import type { Figure } from '../../../src/places/figure.ts';
import { startFakeCensusApi } from '../../fakes/census-api.ts';
import type { FakeCensusApi, FakeTable, Fault } from '../../fakes/census-api.ts';
import { excerpts, wholeFiles } from '../../support/census-sources.ts';
import type { CensusFiles } from '../../support/census-sources.ts';
import { csvRows, tableOfCopy, tableOfExport } from '../../support/census-tables.ts';

const canonical = await loadCanonicalLabels();

describe('a vintage from the Census API', () => {
  let folder: string;
  let fake: FakeCensusApi | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'citrics-acs-'));
  });
  afterEach(async () => {
    await fake?.close();
    fake = undefined;
    await rm(folder, { recursive: true });
  });

  interface Run {
    readonly tables: readonly FakeTable[];
    readonly states: readonly string[];
    readonly year: number;
    readonly pages?: string;
    readonly faultAt?: (n: number) => Fault | undefined;
    readonly onPage?: ApiSourceOptions['onPage'];
    readonly signal?: AbortSignal;
  }

  async function importOf(run: Run) {
    await fake?.close();
    fake = await startFakeCensusApi({ tables: run.tables, key: 'k', faultAt: run.faultAt });
    const vintage = await fetchVintage({
      api: createCensusApi({
        baseUrl: fake.url,
        key: 'k',
        sleep: () => Promise.resolve(),
        now: () => 0,
        random: () => 0,
        signal: run.signal ?? new AbortController().signal,
      }),
      pages: createPageStore(run.pages ?? join(folder, 'pages')),
      canonical,
      year: run.year,
      states: run.states,
      tables: [...new Set(run.tables.map(({ table }) => table))],
      onPage: run.onPage,
    });
    const lines: string[] = [];
    for await (const record of vintage.records) lines.push(JSON.stringify(record));
    return { text: lines.join('\n'), requests: fake.requests.length };
  }

  function figuresOf(text: string): ReadonlyMap<string, ReadonlyMap<string, Figure>> {
    const areas = new Map<string, Map<string, Figure>>();
    for (const line of text.split('\n')) {
      const { geoid, figures } = JSON.parse(line) as { geoid: string; figures: Figure[] };
      const area = areas.get(geoid) ?? new Map<string, Figure>();
      areas.set(geoid, area);
      for (const figure of figures) area.set(figure.variable, figure);
    }
    return areas;
  }

  function checksOf(files: CensusFiles): void {
    for (const year of [2019, 2023, 2024]) {
      it(`of Oregon ${String(year)} is what the official file says, figure by figure (${files.what})`, async function () {
        this.timeout(60_000);
        const fromApi = figuresOf(
          (await importOf({ tables: [tableOfExport(files.oregon(year))], states: ['41'], year })).text,
        );
        let compared = 0;
        for await (const { geoid, figures } of (await openExport(files.oregon(year), canonical)).records) {
          for (const figure of figures) {
            if (JSON.stringify(fromApi.get(geoid)?.get(figure.variable)) !== JSON.stringify(figure)) {
              expect(fromApi.get(geoid)?.get(figure.variable), `${geoid} ${figure.variable}`).to.deep.equal(figure);
            }
            compared += 1;
          }
        }
        expect(compared).to.equal(fromApi.size * 274);
      });
    }

    it(`of California has every cell of both profiles, or says why not (${files.what})`, async function () {
      this.timeout(120_000);
      // Top and bottom codes by column, written down here a second time, by hand.
      const incomes = { 2499: { value: 2500, bound: 'or-less' }, 250001: { value: 250000, bound: 'or-more' } } as const;
      const ends: Record<string, Record<string, Partial<Figure>>> = {
        DP03_0062E: incomes,
        DP03_0086E: incomes,
        DP03_0090E: incomes,
        DP03_0092E: incomes,
        DP03_0093E: incomes,
        DP03_0094E: incomes,
        DP04_0037E: { '9.0': { value: 9, bound: 'or-more' } },
        DP04_0089E: { 9999: { value: 10000, bound: 'or-less' }, 2000001: { value: 2000000, bound: 'or-more' } },
        DP04_0101E: { 4001: { value: 4000, bound: 'or-more' } },
        DP04_0109E: { 99: { value: 100, bound: 'or-less' }, 1501: { value: 1500, bound: 'or-more' } },
        DP04_0134E: { 3501: { value: 3500, bound: 'or-more' } },
      };
      const tables = ['DP03', 'DP04'].map((table) => tableOfCopy(files.california(table), files.californiaLabels));
      const figures = figuresOf((await importOf({ tables, states: ['06'], year: 2023 })).text);
      const found = new Set<string>();
      for (const table of ['DP03', 'DP04']) {
        const [header = [], ...rows] = csvRows(files.california(table));
        for (const row of rows) {
          for (const [i, code] of header.entries()) {
            if (i < 2) continue;
            const cell = row[i] ?? '';
            const end = ends[code]?.[cell];
            if (end) found.add(cell);
            const said = cell === '' ? { missing: 'not-published' } : (end ?? { value: Number(cell) });
            const wanted = { variable: code, dataset: 'acs5', year: 2023, ...said };
            const got = figures.get(row[0] ?? '')?.get(code);
            if (JSON.stringify(got) !== JSON.stringify(wanted))
              expect(got, `${String(row[1])} ${code}`).to.deep.equal(wanted);
          }
        }
      }
      expect(found).to.deep.equal(new Set(Object.values(ends).flatMap((of) => Object.keys(of))));
    });
  }

  checksOf(excerpts);
  if (wholeFiles) checksOf(wholeFiles);
  else it('has every figure of the whole files (skipped: CITRICS_SOURCE_DIR is not set)');

  const oregon = { tables: [tableOfExport(excerpts.oregon(2023))], states: ['41', '11'], year: 2023 };

  it('interrupted at any of ten points and resumed is byte for byte what it is without', async () => {
    const whole = await importOf({ ...oregon, pages: join(folder, 'whole') });
    for (let point = 1; point <= 10; point += 1) {
      const pages = join(folder, String(point));
      const stop = new AbortController();
      const interrupted = await importOf({
        ...oregon,
        pages,
        signal: stop.signal,
        onPage: ({ done }) => {
          if (done === point * 4) stop.abort(new Error('unplugged'));
        },
      }).catch((error: unknown) => error);
      expect(interrupted).to.have.property('message', 'unplugged');
      const kept = (await readdir(pages)).length;
      const resumed = await importOf({ ...oregon, pages });
      expect(resumed.text === whole.text, `point ${String(point)}`).to.equal(true);
      expect(resumed.requests).to.equal(whole.requests - kept);
    }
  });

  it('is the same when every third answer fails at first', async () => {
    const faults: Fault[] = [{ kind: 'reset' }, { kind: 'cut-off' }, { kind: 'status', status: 429, retryAfter: '1' }];
    const whole = await importOf({ ...oregon, pages: join(folder, 'whole') });
    const shaky = await importOf({
      ...oregon,
      pages: join(folder, 'shaky'),
      faultAt: (n) => (n % 3 === 0 ? faults[(n / 3) % 3] : undefined),
    });
    expect(shaky.text === whole.text).to.equal(true);
  });

  it('asks again for a page that was damaged on disk, and for no other', async () => {
    const whole = await importOf(oregon);
    const pages = join(folder, 'pages');
    const name = (await readdir(pages)).find((file) => file.includes('-41-')) ?? '';
    const text = await readFile(join(pages, name), 'utf8');
    await writeFile(join(pages, name), text.slice(0, text.length - 30));
    const again = await importOf(oregon);
    expect(again.requests).to.equal(1);
    expect(again.text === whole.text).to.equal(true);
  });

  it('stops all requests at the first that is refused, and keeps what came before', async () => {
    const refused = await importOf({
      ...oregon,
      faultAt: (n) => (n === 9 ? { kind: 'status', status: 403, body: 'quota exceeded' } : undefined),
    }).catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'census-quota-exceeded');
    expect(fake?.requests.length).to.be.below(9 + 4);
    expect((await readdir(join(folder, 'pages'))).length).to.be.at.least(5);
  });

  it('never asks for more than the API allows in one request', async () => {
    await importOf(oregon);
    const columns = (fake?.requests ?? []).map((url) => (/get=([^&]*)/.exec(url)?.[1] ?? '').split(',').length);
    expect(Math.max(...columns)).to.equal(49);
  });
});
