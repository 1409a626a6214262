import { expect } from 'chai';
import restify from 'restify';
import { createRenderer } from '../../src/chart-server/renderer.ts';
import { mountChartServer } from '../../src/chart-server/server.ts';
import { memoryShortLinks } from '../../src/chart-server/short-links.ts';
import type { Chart } from '../../src/charts/chart.ts';
import { drawAt } from '../../src/charts/quickchart.ts';

const SECRET = 'of this test';

function chartOf(bars: number): Chart {
  const numbers = Array.from({ length: bars }, (_, index) => index);
  return {
    width: 400,
    height: 300,
    background: 'white',
    alt: 'Bars',
    config: {
      type: 'bar',
      data: { labels: numbers.map((n) => `bar ${n}`), datasets: [{ data: numbers }] },
      options: {},
    },
  };
}

describe('charts of another server that draws only what is signed', function () {
  this.timeout(60_000);
  const renderer = createRenderer({ threads: 1 });
  const server = restify.createServer();
  let url: string;

  before(async () => {
    mountChartServer(server, { renderer, links: memoryShortLinks(), secret: SECRET });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    await renderer.close();
  });

  for (const [what, chart] of [
    ['a short one by its link', chartOf(5)],
    ['one too long for a link by a body', chartOf(900)],
  ] as const) {
    it(`are drawn with its secret: ${what}`, async () => {
      const { status, type } = await drawAt(url, SECRET)(chart);
      expect({ status, type }).to.deep.equal({ status: 200, type: 'image/png' });
    });

    it(`are refused without it: ${what}`, async () => {
      expect((await drawAt(url)(chart)).status).to.equal(403);
      expect((await drawAt(url, 'another')(chart)).status).to.equal(403);
    });
  }
});
