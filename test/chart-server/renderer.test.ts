import { expect } from 'chai';
import { createRenderer, type Renderer } from '../../src/chart-server/renderer.ts';
import { BARS } from './running.ts';

/** A chart on which Chart.js works for minutes: rings within rings. */
const ENDLESS = { type: 'pie', data: { datasets: Array.from({ length: 4_000 }, () => ({ data: [1, 2] })) } };

/** A chart that needs much memory: many ticks, where they are allowed. */
const LARGE = { type: 'line', data: { datasets: [{ data: [1, 2] }] }, options: { scales: { y: { min: 0, max: 1, ticks: { count: 3_000_000 } } } } }; // prettier-ignore

describe('the renderer', function () {
  this.timeout(60_000);
  const renderers: Renderer[] = [];
  const make = (...options: Parameters<typeof createRenderer>) => {
    const renderer = createRenderer(...options);
    renderers.push(renderer);
    return renderer;
  };
  after(() => Promise.all(renderers.map((renderer) => renderer.close())));

  it('draws the same chart once, however it is written and however often it is asked for at a time', async () => {
    const renderer = make({ threads: 1 });
    const answers = await Promise.all([
      renderer.render({ chart: BARS }),
      renderer.render({ chart: JSON.stringify(BARS) }),
      renderer.render({
        chart: `/* the same */ ${JSON.stringify(BARS, undefined, 2)}`,
        width: '500',
        version: '2.9.4',
      }),
    ]);
    const later = await renderer.render({ chart: BARS, format: 'png' });
    expect(new Set([...answers, later]).size).to.equal(1);
    expect(await renderer.render({ chart: BARS, width: 501 })).to.not.equal(later);
  });

  it('keeps no more pictures than fit into its memory', async () => {
    const renderer = make({ threads: 1, cacheBytes: 1 });
    const first = await renderer.render({ chart: BARS });
    const second = await renderer.render({ chart: BARS });
    expect(second).to.not.equal(first);
    expect(second.body.equals(first.body)).to.equal(true);
  });

  it('ends a render that takes too long, with a clear answer, and serves the next one', async () => {
    const renderer = make({ threads: 1, limits: { renderMs: 700 } });
    await renderer.render({ chart: BARS });
    const start = performance.now();
    const endless = renderer.render({ chart: ENDLESS });
    const waiting = renderer.render({ chart: { ...BARS, type: 'line' } });
    const refused = await endless;
    expect([refused.status, refused.type]).to.deep.equal([422, 'image/png']);
    expect(refused.headers['X-quickchart-error']).to.match(/longer than 0\.7 seconds/);
    expect((await waiting).status).to.equal(200);
    expect(performance.now() - start).to.be.lessThan(15_000);
  });

  it('ends a render that takes too much memory, with a clear answer, and serves the next one', async () => {
    const renderer = make({ threads: 1, limits: { workerMb: 40, renderMs: 30_000, amount: Infinity } });
    await renderer.render({ chart: BARS });
    const refused = await renderer.render({ chart: LARGE });
    expect(refused.status).to.equal(422);
    expect(refused.headers['X-quickchart-error']).to.match(/more than 40 MB/);
    expect((await renderer.render({ chart: { ...BARS, type: 'line' } })).status).to.equal(200);
  });

  it('answers 503 when more wait than it can serve, and draws all that it took', async () => {
    const renderer = make({ threads: 1, limits: { queue: 5 } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => renderer.render({ chart: BARS, width: 100 + index })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).to.deep.equal(new Set([200, 503]));
    expect(answers.find(({ status }) => status === 503)?.headers).to.include.keys('Retry-After', 'X-quickchart-error');
  });

  for (const [what, request, status] of [
    ['a picture that is too wide', { chart: BARS, width: 5_001, devicePixelRatio: 1 }, 413],
    ['a picture of too many pixels', { chart: BARS, width: 3_000, height: 3_100, devicePixelRatio: 1 }, 413],
    ['a size below 1', { chart: BARS, width: 0 }, 400],
    ['a ratio that is no number', { chart: BARS, devicePixelRatio: 'many' }, 400],
    ['a ratio that is too high', { chart: BARS, devicePixelRatio: 100 }, 400],
    ['an unknown format', { chart: BARS, format: 'exe' }, 400],
    ['an unknown version', { chart: BARS, version: '9' }, 400],
    ['a chart that is too long', { chart: `{type:'bar',a:'${'a'.repeat(200_000)}'}` }, 413],
    [
      'too many points',
      { chart: { type: 'line', data: { datasets: [{ data: Array.from({ length: 20_001 }, () => 1) }] } } },
      413,
    ],
    [
      'an unknown format of numbers',
      { chart: { ...BARS, options: { scales: { y: { ticks: { callback: 'nothing' } } } } } },
      400,
    ],
    [
      'a function as text',
      { chart: { ...BARS, options: { scales: { y: { ticks: { callback: '(v) => v' } } } } } },
      400,
    ],
    [
      'an image by address',
      { chart: `{type:'bar',data:{datasets:[{data:[1],backgroundColor:getImageFill('http://127.0.0.1/')}]}}` },
      400,
    ],
    [
      'an image by path',
      { chart: `{type:'bar',data:{datasets:[{data:[1],backgroundColor:getImageFill('/etc/passwd')}]}}` },
      400,
    ],
    [
      'an image that is a drawing',
      {
        chart: `{type:'bar',data:{datasets:[{data:[1],backgroundColor:getImageFill('data:image/svg+xml;base64,PHN2Zy8+')}]}}`,
      },
      400,
    ],
    [
      'an image of more pixels than it has bytes for',
      {
        chart: `{type:'bar',data:{datasets:[{data:[1],backgroundColor:getImageFill('data:image/png;base64,${png(60_000, 60_000)}')}]}}`,
      },
      413,
    ],
  ] as const) {
    it(`refuses ${what} with ${status}`, async () => {
      const renderer = (renderers[0] ??= make({ threads: 1 }));
      const answer = await renderer.render(request);
      expect([answer.status, answer.type]).to.deep.equal([status, 'image/png']);
    });
  }

  it('leaves out what is out of any reach, and stays alive', async () => {
    const renderer = make({ threads: 1 });
    for (const far of [1e300, -1e300, 1e30]) {
      const datasets = [
        {
          data: [
            { x: far, y: 1, r: far },
            { x: 1, y: far, r: 5 },
          ],
          rotation: far,
        },
      ];
      for (const pointStyle of ['circle', 'rectRounded', 'star']) {
        const scales = { x: { min: 0, max: 1 }, y: { min: 0, max: 1 } };
        const chart = { type: 'bubble', data: { datasets }, options: { pointStyle, scales, clip: false } };
        expect((await renderer.render({ chart, version: 4 })).status).to.be.oneOf([200, 400]);
      }
    }
    expect((await renderer.render({ chart: BARS })).status).to.equal(200);
  });

  it('draws named formats where they are named', async () => {
    const renderer = make({ threads: 1 });
    const svg = async (callback: string) =>
      (
        await renderer.render({
          chart: { ...BARS, options: { scales: { y: { ticks: { callback } } } } },
          format: 'svg',
        })
      ).body.toString();
    expect(await svg('usd')).to.not.equal(await svg('number'));
  });

  it('draws accents and emoji: no two of them look the same', async () => {
    const renderer = make({ threads: 1 });
    const pictures = await Promise.all(
      ['La Canada', 'La Cañada', 'Española', 'Espanola', '🏠', '🚗', '\u{10FFFD}'].map(async (text) =>
        (await renderer.render({ chart: { ...BARS, options: { title: { display: true, text } } } })).body.toString(
          'base64',
        ),
      ),
    );
    expect(new Set(pictures).size).to.equal(pictures.length);
  });
});

/** The header of a PNG. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(33);
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString('base64');
}
