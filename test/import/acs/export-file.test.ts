import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { openExport } from '../../../src/import/acs/export-file.ts';
import { UnreadableCell } from '../../../src/import/acs/errors.ts';
import { UnreadableFile } from '../../../src/import/errors.ts';
import { loadCanonicalLabels } from '../../../src/import/acs/labels.ts';
import type { Figure } from '../../../src/places/figure.ts';
import { excerpts, wholeFiles } from '../../support/census-sources.ts';
import type { CensusFiles } from '../../support/census-sources.ts';
import { csvRows } from '../../support/census-tables.ts';

const canonical = await loadCanonicalLabels();

/** What the Census Bureau's notes say of a cell, written down here a second time, by hand. */
function expectedOf(estimate: string, margin: string): Partial<Figure> {
  const said: Record<string, Partial<Figure>> = {
    '-': { missing: 'not-computable' },
    N: { missing: 'too-few-cases' },
    '(X)': { missing: 'not-applicable' },
    '250,000+': { value: 250000, bound: 'or-more' },
    '2,500-': { value: 2500, bound: 'or-less' },
  };
  return said[estimate] ?? { value: Number(estimate), ...(/^\d/.test(margin) ? { margin: Number(margin) } : {}) };
}

async function figuresOf(path: string): Promise<ReadonlyMap<string, ReadonlyMap<string, Figure>>> {
  const places = new Map<string, Map<string, Figure>>();
  for await (const { geoid, figures } of (await openExport(path, canonical)).records) {
    places.set(geoid, new Map(figures.map((figure) => [figure.variable, figure])));
  }
  return places;
}

function everyCellIsEqual(files: CensusFiles): void {
  for (const year of [2019, 2023, 2024]) {
    it(`gives every cell of Oregon ${String(year)} as published, or missing with the reason (${files.what})`, async function () {
      this.timeout(60_000);
      const [codes = [], , ...rows] = csvRows(files.oregon(year));
      const places = rows.filter(([geoId]) => geoId?.startsWith('1600000US'));
      const figures = await figuresOf(files.oregon(year));
      let compared = 0;
      for (const row of places) {
        const place = figures.get(row[0]?.slice(9) ?? '');
        for (const [i, code] of codes.entries()) {
          if (!/E$/.test(code) || code === 'NAME') continue;
          const margin = row[codes.indexOf(code.replace(/E$/, 'M'))] ?? '';
          const wanted = { variable: code, dataset: 'acs5', year, ...expectedOf(row[i] ?? '', margin) };
          if (JSON.stringify(place?.get(code)) !== JSON.stringify(wanted)) {
            expect(place?.get(code), `${String(row[1])} ${code}`).to.deep.equal(wanted);
          }
          compared += 1;
        }
      }
      expect(compared).to.equal(places.length * 274);
      expect([...figures.keys()]).to.deep.equal(places.map(([geoId]) => geoId?.slice(9)));
    });
  }
}

describe('an exported profile table', () => {
  everyCellIsEqual(excerpts);
  if (wholeFiles) everyCellIsEqual(wholeFiles);
  else it('gives every cell of the whole files (skipped: CITRICS_SOURCE_DIR is not set)');

  it('follows the one row whose label differs from 2021, and moves none', async () => {
    const { plan } = await openExport(excerpts.oregon(2024), canonical);
    expect(plan).to.deep.include({ moved: [], own: [], leftOut: [] });
    expect(plan.columns.find(({ code }) => code === 'DP03_0021PE')?.variable).to.equal('DP03_0021PE');
  });

  it('tells the place without its state', async () => {
    for await (const { geoid, facts } of (await openExport(excerpts.oregon(2023), canonical)).records) {
      if (geoid === '4159000') expect(facts).to.deep.equal({ legalName: 'Portland city' });
    }
  });

  describe('refuses', () => {
    let folder: string;
    const text = gunzipSync(readFileSync(excerpts.oregon(2023))).toString('utf8');
    const name = 'ACSDP5Y2023.DP03-Data.csv';

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'citrics-export-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    async function failure(file: string, content: string | Buffer): Promise<unknown> {
      await writeFile(join(folder, file), content);
      try {
        await figuresOf(join(folder, file));
      } catch (error) {
        return error;
      }
      return undefined;
    }

    it('another name, because the name tells the vintage', async () => {
      expect(await failure('dp03.csv', text))
        .to.be.instanceOf(UnreadableFile)
        .with.property('message')
        .matches(/name/);
    });
    it('a vintage renamed to another', async () => {
      expect(await failure('ACSDP5Y2024.DP03-Data.csv', text))
        .to.be.instanceOf(UnreadableFile)
        .with.property('message')
        .matches(/dollars of 2023/);
    });
    it('a file without the labels', async () => {
      expect(await failure(name, text.split('\n').toSpliced(1, 1).join('\n'))).to.be.instanceOf(UnreadableFile);
    });
    it('a row with cells missing', async () => {
      expect(await failure(name, text.slice(0, text.length - 400))).to.be.instanceOf(UnreadableFile);
    });
    it('a compressed file that was cut off', async () => {
      const bytes = readFileSync(excerpts.oregon(2023));
      expect(await failure(`${name}.gz`, bytes.subarray(0, bytes.length - 900))).to.be.instanceOf(UnreadableFile);
    });
    it('a cell that no note explains, with its row and column', async () => {
      const changed = text.replace(/("1600000US4159000","[^"]*",)"\d+"/, '$1"about 5"');
      expect(await failure(name, changed))
        .to.be.instanceOf(UnreadableCell)
        .with.property('message')
        .matches(/row \d+: DP03_0001E holds "about 5"/);
    });
    it('a number that the API uses for something, but never documented', async () => {
      const changed = text.replace(/("1600000US4159000","[^"]*",)"\d+"/, '$1"-444444444"');
      expect(await failure(name, changed)).to.be.instanceOf(UnreadableCell);
    });
  });
});
