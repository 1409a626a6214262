import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import restify, { type Request, type Response, type Server } from 'restify';
import { createRenderer, type Renderer } from '../../src/chart-server/renderer.ts';
import { drawWith } from '../../src/charts/renderer-draw.ts';
import { drawAt } from '../../src/charts/quickchart.ts';
import { decodeRef } from '../../src/channels/messenger/links.ts';
import { mountCharts } from '../../src/http/charts.ts';
import { mountSharePage } from '../../src/http/share-page.ts';
import { createLookup, type PlaceLookup } from '../../src/places/lookup.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import type { PlaceStore } from '../../src/places/store.ts';
import { loadTopics, type Catalogue } from '../../src/topics/catalogue.ts';
import { CHROMIUM, launch } from '../end-to-end/browser.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The parts of axe's answer that matter here. */
interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${server.address().port}`;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });

describe('pages and pictures to share', function () {
  this.timeout(60_000);
  let base: string;
  let server: Server;
  let renderer: Renderer;
  let store: PlaceStore;
  let lookup: PlaceLookup;
  let catalogue: Catalogue;
  before(async () => {
    store = await createSnapshotStore(join(ROOT, 'data'));
    lookup = createLookup(await store.places());
    catalogue = await loadTopics();
    renderer = createRenderer({ threads: 1 });
    server = restify.createServer();
    mountCharts(server, { store, lookup, catalogue, draw: drawWith(renderer) });
    base = await listen(server);
    mountSharePage(server, { store, lookup, catalogue, publicUrl: base, messengerPage: '1234' });
  });
  after(async () => {
    await close(server);
    await renderer.close();
  });

  describe('a picture’s short link', () => {
    it('gives a PNG of 1000 x 525 that caches may keep', async () => {
      const response = await fetch(`${base}/charts/rent/5363000+5370000.png`);
      const png = Buffer.from(await response.arrayBuffer());
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-type')).to.equal('image/png');
      expect(response.headers.get('cache-control')).to.include('max-age=86400');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).to.deep.equal([1000, 525]);
      const etag = response.headers.get('etag') ?? '';
      const again = await fetch(response.url, { headers: { 'if-none-match': etag } });
      expect([again.status, await again.text()]).to.deep.equal([304, '']);
    });

    it('draws rankings and overviews too', async () => {
      for (const path of ['overview/5363000.png', 'ranking/DP03_0062E.png?order=highest&state=WA&min=50000&limit=5']) {
        expect((await fetch(`${base}/charts/${path}`)).status, path).to.equal(200);
      }
    });

    it('answers 404 where there is nothing to draw', async () => {
      for (const path of [
        'weather/5363000.png',
        'rent/0000000.png',
        'rent/5363000.gif',
        'language/5363000.png',
        'rent/x.png',
      ]) {
        expect((await fetch(`${base}/charts/${path}`)).status, path).to.equal(404);
      }
    });

    it('is drawn by another QuickChart server where one is configured, and says when that fails', async () => {
      const asked: unknown[] = [];
      let status = 200;
      const other = restify.createServer();
      other.use(restify.plugins.bodyParser());
      other.use(restify.plugins.queryParser({ mapParams: false }));
      const answer = async (request: Request, response: Response): Promise<void> => {
        asked.push(await Promise.resolve(request.method === 'GET' ? request.query : request.body));
        response.writeHead(status, { 'content-type': 'image/png' });
        response.end('png');
      };
      other.get('/chart', answer);
      other.post('/chart', answer);
      const mine = restify.createServer();
      mountCharts(mine, { store, lookup, catalogue, draw: drawAt(await listen(other)) });
      const address = await listen(mine);
      const url = `${address}/charts/commute/0644000.png`;
      expect(await (await fetch(url)).text()).to.equal('png');
      expect(asked[0]).to.include({ w: '1000', h: '525', devicePixelRatio: '1', v: '4', f: 'png' });
      expect(await (await fetch(`${address}/charts/rent/0644000+5363000.png`)).text()).to.equal('png');
      expect(asked[1]).to.include({ width: 1000, height: 525, devicePixelRatio: 1, version: '4', format: 'png' });
      status = 500;
      expect((await fetch(url)).status).to.equal(502);
      await Promise.all([close(mine), close(other)]);
    });
  });

  describe('a share page', () => {
    it('has the sentence, the chart, every figure and its source, in under 50 kB', async () => {
      const response = await fetch(`${base}/c/household-income/0644000+0627000`);
      const text = await response.text();
      expect(response.headers.get('content-type')).to.equal('text/html; charset=utf-8');
      expect(text).to.include('Los Angeles has the higher median household income: $80,366, against $66,804 in Fresno');
      expect(text).to.include('/charts/household-income/0644000+0627000.png');
      expect(text).to.include('ACS 2019-2023').and.to.include('American Community Survey, 5-year estimates');
      expect(Buffer.byteLength(text)).to.be.below(50_000);
    });

    it('stays under 50 kB for every topic and five places', async () => {
      for (const { id } of catalogue.topics) {
        const response = await fetch(`${base}/c/${id}/0644000+0627000+0666000+0653000+0668000`);
        expect([response.status, (await response.arrayBuffer()).byteLength < 50_000], id).to.deep.equal([200, true]);
      }
    });

    it('tells social networks what to show', async () => {
      const text = await (await fetch(`${base}/c/rent/5363000`)).text();
      expect(text).to.match(/property="og:image"\s+content="http:\/\/127.0.0.1:\d+\/charts\/rent\/5363000.png"/);
      expect(text).to.match(/name="twitter:card"\s+content="summary_large_image"/);
      expect(text).to.match(/property="og:title"\s+content="Rent: Seattle, WA"/);
    });

    it('opens the same in Messenger, where a page is configured', async () => {
      const text = await (await fetch(`${base}/c/rent/5363000`)).text();
      const [, ref = ''] = /https:\/\/m\.me\/1234\?ref=([^"]*)/.exec(text) ?? [];
      expect(decodeRef(ref)).to.deep.include({ do: 'topic', topic: 'rent', places: ['5363000'] });
    });

    it('gives the figures as CSV with margins of error', async () => {
      const response = await fetch(`${base}/c/household-income/4159000.csv`);
      const rows = parse<Record<string, string>>(await response.text(), { columns: true });
      const median = rows.find(({ figure }) => figure === 'median-household-income');
      expect(response.headers.get('content-disposition')).to.include('household-income-4159000.csv');
      expect(median).to.include({ geoid: '4159000', place: 'Portland, OR', unit: 'dollars', dataset: 'acs5' });
      expect(Number(median?.margin_of_error)).to.be.above(0);
    });

    it('runs no script, and loads its own pictures only', async () => {
      const response = await fetch(`${base}/c/rent/5363000`);
      expect(response.headers.get('content-security-policy')).to.include("default-src 'none'");
      expect(await response.text()).not.to.match(/<script|onload=/);
    });

    it('answers 404 for places and topics that are not there', async () => {
      for (const path of [
        'rent/123',
        'weather/5363000',
        'rent/0000000',
        'rent/5363000+5363000+5363000+5363000+5363000+5363000',
      ]) {
        expect((await fetch(`${base}/c/${path}`)).status, path).to.equal(404);
      }
    });
  });

  describe(`a share page in a browser${CHROMIUM ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)'}`, () => {
    let browser: Browser;
    let axe: string;
    before(async function () {
      if (!CHROMIUM) this.skip();
      browser = await launch();
      axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    });
    after(async () => {
      if (CHROMIUM) await browser.close();
    });

    const open = async (path: string, colorScheme: 'light' | 'dark', bypassCSP: boolean): Promise<Page> => {
      // axe is put in from outside; the page's own policy allows no script.
      const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 800 }, bypassCSP });
      const page = await context.newPage();
      await page.goto(`${base}${path}`);
      return page;
    };

    for (const colorScheme of ['light', 'dark'] as const) {
      it(`has nothing that axe complains of (${colorScheme})`, async () => {
        for (const path of ['/c/rent/5363000+0644000', '/c/household-income/4159000', '/c/language/0178984']) {
          const page = await open(path, colorScheme, true);
          await page.evaluate(axe);
          const { violations } = await page.evaluate<AxeResults>('axe.run()');
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
            path,
          ).to.deep.equal([]);
          await page.context().close();
        }
      });
    }

    it('shows its picture and its style under its own policy, and is not wider than a phone', async () => {
      const page = await open('/c/household-income/0644000+0627000+0666000', 'light', false);
      const [picture, width, margin] = await page.evaluate<[number, number, string]>(
        '[document.querySelector("img").naturalWidth, document.documentElement.scrollWidth, getComputedStyle(document.body).margin]',
      );
      expect([picture, width, margin]).to.deep.equal([1000, 390, '0px']);
      await page.context().close();
    });
  });
});
