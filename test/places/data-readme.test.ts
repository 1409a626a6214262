import { expect } from 'chai';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledFolder } from '../../src/places/current-snapshot.ts';
import { DATASETS, describeDataset } from '../../src/places/datasets.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import type { PlaceStore } from '../../src/places/store.ts';

describe('data/README.md', () => {
  let text: string;
  let store: PlaceStore;
  before(async () => {
    // Tables may be padded and sentences wrapped.
    text = (await readFile(join(bundledFolder, 'README.md'), 'utf8')).replace(/ +/g, ' ').replace(/(?<!\|)\n +/g, ' ');
    store = await createSnapshotStore(bundledFolder);
  });

  const count = (value: number) => value.toLocaleString('en-US');

  it('says of each dataset what the store holds, and names no other', async () => {
    const rows = (await store.holdings()).map(({ dataset, years, places, figures }) => {
      const span = years.length === 1 ? String(years[0]) : `${years[0]}-${years.at(-1)}`;
      return `| ${DATASETS[dataset].title} | ${span} | ${count(places)} | ${count(figures)} |`;
    });
    const table = text.split('\n').filter((line) => /^\|.*\| [\d,]+ \| [\d,]+ \|$/.test(line));
    expect(table).to.have.members(rows);
  });

  it('counts rightly what is missing', async () => {
    const places = await store.places();
    const lacking = (key: 'population' | 'latitude' | 'landSqMi') =>
      places.filter((place) => place[key] === undefined).length;
    let empty = 0;
    for (let start = 0; start < places.length; start += 500) {
      const sets = await store.figures(places.slice(start, start + 500).map(({ geoid }) => geoid));
      for (const { figures, series } of sets.values()) {
        if (series.length === 0 && figures.every(({ value }) => value === undefined)) empty++;
      }
    }
    expect(text).to.contain(`${count(places.length)} places in all`);
    expect(text).to.contain(
      `${count(empty)} places have no number at all, ${count(lacking('population'))} no number of people, ` +
        `${count(lacking('latitude'))} no coordinates, ${count(lacking('landSqMi'))} no land area`,
    );
  }).timeout(120_000);

  it('names everybody who asks to be named', () => {
    for (const { attribution } of Object.values(DATASETS)) if (attribution) expect(text).to.contain(attribution);
  });

  it('lies in a folder of less than 12 MB', async () => {
    const files = await readdir(bundledFolder, { recursive: true });
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(bundledFolder, file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).to.be.below(12e6);
  });

  it('is what the bot says in short when asked for sources', async () => {
    const lines = (await store.holdings()).map(describeDataset);
    expect(lines).to.include('Zillow Observed Rent Index, 2015 to 2025: 3,419 places (Data provided by Zillow)');
    expect(lines).to.include('Population Estimates Program, 2010 to 2019: 19,469 places (U.S. Census Bureau)');
  });
});
