import { join } from 'node:path';
import { expect } from 'chai';
import { createRenderer, type Renderer } from '../../src/chart-server/renderer.ts';
import type { Chart, Json } from '../../src/charts/chart.ts';
import { draw } from '../../src/charts/draw.ts';
import { chooseChart } from '../../src/charts/choose.ts';
import { pictureOf, type PictureParts } from '../../src/charts/picture.ts';
import { drawWith } from '../../src/charts/renderer-draw.ts';
import { longLink } from '../../src/charts/quickchart.ts';
import { createLookup } from '../../src/places/lookup.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import { loadTopics } from '../../src/topics/catalogue.ts';
import { acs, setOf, viewOf } from '../topics/sets.ts';

const ROOT = join(import.meta.dirname, '../..');
const LOS_ANGELES = '0644000';
const FRESNO = '0627000';
const SEATTLE = '5363000';
const FIVE = [LOS_ANGELES, FRESNO, '0666000', '0653000', '0668000'];

/** Every font size in a configuration. */
function fontSizes(json: Json | undefined): number[] {
  if (Array.isArray(json)) return json.flatMap((each: Json) => fontSizes(each));
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    key === 'font' && typeof value === 'object' && value !== null && 'size' in value
      ? [Number(value.size)]
      : fontSizes(value as Json),
  );
}

describe('charts', function () {
  this.timeout(60_000);
  let parts: PictureParts;
  let renderer: Renderer;
  before(async () => {
    const store = await createSnapshotStore(join(ROOT, 'data'));
    parts = { store, lookup: createLookup(await store.places()), catalogue: await loadTopics() };
    renderer = createRenderer({ threads: 1 });
  });
  after(() => renderer.close());

  const chart = (
    topic: string,
    places: readonly string[],
    theme: 'light' | 'dark' = 'light',
  ): Promise<Chart | undefined> => pictureOf({ of: 'topic', topic, places, theme }, parts);
  const labels = (made: Chart | undefined): string => JSON.stringify(made?.config.data);

  it('are plain JSON, with no text under 22 pixels, for every topic and number of cities', async () => {
    let count = 0;
    for (const { id } of parts.catalogue.topics) {
      for (const places of [[LOS_ANGELES], [LOS_ANGELES, FRESNO], FIVE]) {
        const made = await chart(id, places);
        if (!made) continue;
        count += 1;
        expect(JSON.parse(JSON.stringify(made.config)), id).to.deep.equal(made.config);
        const sizes = fontSizes(made.config.options);
        expect(sizes, id).not.to.be.empty;
        expect(Math.min(...sizes), id).to.be.at.least(22);
        expect([made.width, made.height]).to.deep.equal([1000, 525]);
        expect(made.alt, id).to.have.length.above(20);
      }
    }
    expect(count).to.be.above(70);
  });

  it('are drawn by the chart server as PNGs of their size', async () => {
    const drawWithServer = drawWith(renderer);
    for (const topic of ['rent', 'household-income', 'commute', 'population', 'crime', 'unemployment']) {
      for (const places of [[LOS_ANGELES], FIVE]) {
        const made = await chart(topic, places, 'dark');
        if (!made) throw new Error(`no chart of ${topic}`);
        const { status, type, body } = await drawWithServer(made);
        const png = Buffer.from(body);
        expect([status, type], topic).to.deep.equal([200, 'image/png']);
        expect([png.readUInt32BE(16), png.readUInt32BE(20)]).to.deep.equal([1000, 525]);
      }
    }
  });

  it('show rent by month where it is known, and by bracket where it is not', async () => {
    expect((await chart('rent', [SEATTLE]))?.config.type).to.equal('line');
    const inland = parts.catalogue.topic('rent');
    const view = viewOf('Small Town', [
      acs('DP04_0127PE', 60),
      acs('DP04_0128PE', 25),
      acs('DP04_0129PE', 10),
      acs('DP04_0130PE', 5),
    ]);
    expect(inland && chooseChart(inland, [view], {})?.kind).to.equal('bars');
  });

  it('give each city its colour, the same in every chart', async () => {
    const colors = async (topic: string): Promise<unknown[]> => {
      const made = await chart(topic, [LOS_ANGELES, FRESNO]);
      return (made?.config.data.datasets as { label: string; backgroundColor: unknown }[]).map(
        ({ label, backgroundColor }) => [label, backgroundColor],
      );
    };
    expect(await colors('rent')).to.deep.equal(await colors('commute'));
  });

  it('mark what is missing instead of leaving it out', () => {
    const topic = parts.catalogue.topic('vehicles');
    const full = viewOf('Reno', [
      acs('DP04_0058PE', 10),
      acs('DP04_0059PE', 40),
      acs('DP04_0060PE', 30),
      acs('DP04_0061PE', 20),
    ]);
    const part = viewOf('Boise', [acs('DP04_0058PE', 12), acs('DP04_0059PE', 38), acs('DP04_0060PE', 33)]);
    const spec = topic && chooseChart(topic, [full, part], {});
    expect(spec && labels(draw(spec, 'light'))).to.include('no data');
  });

  it('are drawn also where one of many places lacks a number', async () => {
    const shares = ['DP04_0058PE', 'DP04_0059PE', 'DP04_0060PE', 'DP04_0061PE'];
    const views = ['Reno', 'Boise', 'Provo', 'Yakima'].map((name, place) =>
      viewOf(
        name,
        shares.slice(0, shares.length - (place % 2)).map((variable) => acs(variable, 10 + place)),
      ),
    );
    const topic = parts.catalogue.topic('vehicles');
    const spec = topic && chooseChart(topic, views, {});
    if (!spec) throw new Error('no chart of vehicles');
    const { status } = await drawWith(renderer)(draw(spec, 'light'));
    expect(status).to.equal(200);
  });

  it('give every line its last number: at its end, or beside its name where the ends lie close together', () => {
    const lines = (ends: readonly number[]): string =>
      labels(
        draw(
          {
            kind: 'lines',
            step: 'year',
            title: 'Rent',
            subtitle: 'Dollars',
            foot: 'ACS',
            alt: 'Rent',
            unit: 'dollars-a-month',
            times: ['2022', '2023'],
            series: ends.map((end, place) => ({
              name: `City ${place}`,
              role: 'place',
              place,
              dashed: false,
              values: [1000, end],
              endLabel: `$${end}`,
            })),
          },
          'light',
        ),
      );
    expect(lines([1500, 2500]))
      .to.include('"label":"$2500"')
      .and.include('"label":"City 1"');
    expect(lines([2480, 2500]))
      .to.include('"label":"City 0 $2480"')
      .and.include('"label":"City 1 $2500"');
  });

  it('name in the foot the places without data', () => {
    const topic = parts.catalogue.topic('vehicles');
    const full = (name: string) =>
      viewOf(name, [acs('DP04_0058PE', 10), acs('DP04_0059PE', 40), acs('DP04_0060PE', 50)]);
    const spec = topic && chooseChart(topic, [full('Reno'), full('Provo'), viewOf('Nowhere', [])], {});
    expect(spec?.foot).to.include('no data: Nowhere');
  });

  it('mark the state and the nation thinly beside one place', () => {
    const topic = parts.catalogue.topic('unemployment');
    const figures = (rate: number, share: number) => [acs('DP03_0009PE', rate), acs('DP03_0002PE', share)];
    const view = viewOf('Reno', figures(4, 66), {
      state: setOf('53', figures(5, 64)),
      nation: setOf('US', figures(5.2, 63)),
    });
    const spec = topic && chooseChart(topic, [view], {});
    const datasets = (spec && draw(spec, 'light').config.data.datasets) as { label: string; type?: string }[];
    expect(datasets.map(({ label, type }) => [label, type])).to.deep.equal([
      ['Washington', 'line'],
      ['United States', 'line'],
      ['Reno, WA', undefined],
    ]);
  });

  it('never join two sources into one line', async () => {
    const made = await chart('population', [SEATTLE]);
    const lines = made?.config.data.datasets as { label: string }[];
    expect(lines.map(({ label }) => label.replace(/ [\d,]+(?: \(\d+\))?$/, ''))).to.deep.equal([
      'ACS, five-year averages',
      'Census estimates of 1 July',
    ]);
  });

  it('name the vintage of each place where they differ', () => {
    const topic = parts.catalogue.topic('vehicles');
    const shares = (year: number) => ['58', '59', '60', '61'].map((code) => acs(`DP04_00${code}PE`, 25, { year }));
    const spec = topic && chooseChart(topic, [viewOf('Reno', shares(2023)), viewOf('Boise', shares(2017))], {});
    expect(spec && labels(draw(spec, 'light')))
      .to.include('(ACS 2019-2023)')
      .and.to.include('(ACS 2013-2017)');
  });

  it('are not drawn at all where there is nothing', async () => {
    expect(await chart('language', [SEATTLE])).to.equal(undefined);
    expect(await chart('rent', ['9999999'])).to.equal(undefined);
    expect(await chart('weather', [SEATTLE])).to.equal(undefined);
  });

  it('have a long link that any QuickChart server draws at the same size', async () => {
    const made = await chart('commute', [LOS_ANGELES]);
    if (!made) throw new Error('no chart');
    const link = new URL(longLink(made, 'http://quickchart:3400/base'));
    expect(`${link.protocol}//${link.host}${link.pathname}`).to.equal('http://quickchart:3400/base/chart');
    const given = Object.fromEntries(link.searchParams);
    expect(given).to.include({ w: '1000', h: '525', devicePixelRatio: '1', v: '4' });
    expect(JSON.parse(given.c ?? '')).to.deep.equal(JSON.parse(JSON.stringify(made.config)));
  });
});
