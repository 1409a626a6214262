import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import quickchartJs from 'quickchart-js';
import { BARS, type RunningChartServer, runChartServer, sizeOf } from './running.ts';

/** The package's types are those of its CommonJS build, whose default export is one level deeper than that of the ES module. */
const QuickChart = quickchartJs as unknown as typeof quickchartJs.default;
const SECRET = 'a secret of the tests';

describe('quickchart-js, pointed at the chart server', function () {
  this.timeout(60_000);
  let server: RunningChartServer;
  let closed: RunningChartServer;
  before(async () => {
    server = await runChartServer();
    closed = await runChartServer({}, { secret: SECRET });
  });
  after(async () => {
    await server.close();
    await closed.close();
  });

  const client = (at: RunningChartServer, key?: string) =>
    new QuickChart(key, key && 'an account')
      .setHost(new URL(at.url).host)
      .setScheme('http')
      .setConfig(JSON.stringify(BARS))
      .setWidth(300)
      .setHeight(150)
      .setDevicePixelRatio(2)
      .setBackgroundColor('#eeeeff')
      .setVersion('4');

  const get = async (url: string) => {
    const response = await fetch(url);
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: Buffer.from(await response.arrayBuffer()),
    };
  };

  it('gets a picture from getUrl', async () => {
    const { status, type, body } = await get(client(server).getUrl());
    expect(status).to.equal(200);
    expect(await sizeOf(body, type)).to.equal('600x300');
  });

  it('gets a picture from toBinary, also of a chart with a gradient, a pattern, and an image as data', async () => {
    const picture = await client(server).toBinary();
    const fills = [
      QuickChart.getGradientFillHelper('vertical', ['#f00', '#00f']),
      QuickChart.getGradientFill([{ offset: 0, color: 'red' }, { offset: 1, color: 'blue' }], [0, 0, 300, 0]), // prettier-ignore
      QuickChart.pattern.draw('diagonal', '#eee', '#c00', 12),
      QuickChart.getImageFill(`data:image/png;base64,${picture.toString('base64')}`),
    ];
    const datasets = fills.map((backgroundColor) => ({ label: 'Users', data: [3, 4], backgroundColor }));
    const drawn = await client(server)
      .setConfig({ type: 'bar', data: { labels: ['a', 'b'], datasets } })
      .toBinary();
    expect(await sizeOf(drawn, 'image/png')).to.equal('600x300');
  });

  it('gets a data URL from toDataUrl, and a file from toFile', async () => {
    const url = await client(server).toDataUrl();
    expect(await sizeOf(Buffer.from(url.replace('data:image/png;base64,', ''), 'base64'), 'image/png')).to.equal(
      '600x300',
    );
    const folder = await mkdtemp(join(tmpdir(), 'citrics-quickchart-'));
    await client(server).toFile(join(folder, 'chart.png'));
    expect(await sizeOf(await readFile(join(folder, 'chart.png')), 'image/png')).to.equal('600x300');
    await rm(folder, { recursive: true });
  });

  it('gets every format', async () => {
    for (const [format, type] of [
      ['svg', 'image/svg+xml'],
      ['webp', 'image/webp'],
      ['jpg', 'image/jpeg'],
      ['pdf', 'application/pdf'],
    ]) {
      // prettier-ignore
      expect((await get(client(server).setFormat(format ?? '').getUrl())).type).to.equal(type);
    }
  });

  it('learns what is wrong from a refusal', async () => {
    const failure = await client(server).setConfig('{type:"nothing"}').toBinary().catch((error: unknown) => error); // prettier-ignore
    expect(failure)
      .to.be.an('error')
      .with.property('message')
      .that.matches(/status code 400\n.*nothing/);
  });

  it('is refused by a server closed to strangers, and served with the secret as its key or as what it signs with', async () => {
    expect((await get(client(closed).getUrl())).status).to.equal(403);
    expect((await get(client(closed, SECRET).getSignedUrl())).status).to.equal(200);
    expect((await get(client(closed, 'another').getSignedUrl())).status).to.equal(403);
    expect(await client(closed, SECRET).toBinary()).to.be.instanceOf(Buffer);
    const failure = await client(closed, 'another').toBinary().catch((error: unknown) => error); // prettier-ignore
    expect(failure).to.be.an('error').with.property('message').that.includes('403');
  });
});
