import { expect } from 'chai';
import { signChartUrl } from '../../src/chart-server/http/signature.ts';
import { BARS, type RunningChartServer, runChartServer, sizeOf } from './running.ts';

const SECRET = 'a secret of the tests';
const LINK = `/chart?v=4&w=200&h=100&c=${encodeURIComponent(JSON.stringify(BARS))}`;

describe('the chart server', function () {
  this.timeout(60_000);
  let server: RunningChartServer;
  before(async () => {
    server = await runChartServer();
  });
  after(() => server.close());

  const post = (path: string, body: unknown, at = server) =>
    fetch(`${at.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('answers 304 to whoever has the picture already', async () => {
    const first = await fetch(`${server.url}${LINK}`);
    expect(first.headers.get('cache-control')).to.equal('public, max-age=604800');
    const etag = first.headers.get('etag') ?? '';
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await fetch(`${server.url}${LINK}`, { headers: { 'if-none-match': tags } });
      expect(again.status).to.equal(304);
      expect(again.headers.get('etag')).to.equal(etag);
    }
    expect((await fetch(`${server.url}${LINK}`, { headers: { 'if-none-match': '"other"' } })).status).to.equal(200);
  });

  it('answers HEAD with the headers alone', async () => {
    const response = await fetch(`${server.url}${LINK}`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).to.deep.equal([200, 'image/png']);
    expect((await response.arrayBuffer()).byteLength).to.equal(0);
  });

  it('never has a refusal kept', async () => {
    const response = await fetch(`${server.url}/chart?c=x`);
    expect([response.status, response.headers.get('cache-control')]).to.deep.equal([400, 'no-store']);
  });

  it('says what is wrong in a picture of the format asked for', async () => {
    for (const [format, type] of [
      ['svg', 'image/svg+xml'],
      ['pdf', 'application/pdf'],
      ['webp', 'image/png'],
      ['nothing', 'image/png'],
    ]) {
      // prettier-ignore
      const response = await fetch(`${server.url}/chart?c=x&f=${format}`);
      expect([response.status, response.headers.get('content-type')]).to.deep.equal([400, type]);
    }
  });

  it('takes a form as the body', async () => {
    const body = new URLSearchParams({ chart: JSON.stringify(BARS), w: '100', h: '50' });
    const response = await fetch(`${server.url}/chart`, { method: 'POST', body });
    expect(await sizeOf(Buffer.from(await response.arrayBuffer()), 'image/png')).to.equal('200x100');
  });

  it('refuses a body that is no JSON, no object, or too large', async () => {
    const send = (body: string) => fetch(`${server.url}/chart`, { method: 'POST', body });
    expect((await send('chart=1')).status).to.equal(400);
    expect((await send('[1]')).status).to.equal(400);
    expect((await send(JSON.stringify({ chart: ' '.repeat(1_000_000) }))).status).to.equal(413);
  });

  it('refuses an address that is badly encoded', async () => {
    expect((await fetch(`${server.url}/chart?c=%E0%A4%A`)).status).to.equal(400);
  });

  describe('short links', () => {
    it('show the chart that they were created for', async () => {
      const created = (await (
        await post('/chart/create', { chart: BARS, width: 120, height: 60, format: 'jpg' })
      ).json()) as { success: boolean; url: string };
      expect(created.success).to.equal(true);
      expect(created.url).to.match(new RegExp(`^${server.url}/chart/render/[\\w-]{36}$`));
      const response = await fetch(created.url);
      expect(response.headers.get('content-type')).to.equal('image/jpeg');
      expect(await sizeOf(Buffer.from(await response.arrayBuffer()), 'image/jpeg')).to.equal('240x120');
    });

    it('are templates: another title, labels, data and colours', async () => {
      const template = (await (await post('/chart/create', { chart: JSON.stringify(BARS), format: 'svg' })).json()) as {
        url: string;
      };
      const filled = `${template.url}?title=New&labels=c,d&data1=5,6&label1=Them&backgroundColor1=red`;
      const same = {
        type: 'bar',
        data: { labels: ['c', 'd'], datasets: [{ label: 'Them', data: [5, 6], backgroundColor: 'red' }] },
        options: { title: { display: true, text: 'New' } },
      };
      const [one, other] = await Promise.all([
        fetch(filled).then((response) => response.text()),
        post('/chart', { chart: same, format: 'svg' }).then((response) => response.text()),
      ]);
      expect(one).to.equal(other);
    });

    it('are not created for what can not be drawn', async () => {
      expect((await post('/chart/create', { chart: '{a: () => 1}' })).status).to.equal(400);
    });
  });

  describe('with a secret', () => {
    let closed: RunningChartServer;
    before(async () => {
      closed = await runChartServer({}, { secret: SECRET, publicUrl: 'https://charts.example.org' });
    });
    after(() => closed.close());

    it('draws for signed links only', async () => {
      expect((await fetch(`${closed.url}${LINK}`)).status).to.equal(403);
      expect((await fetch(signChartUrl(`${closed.url}${LINK}`, SECRET))).status).to.equal(200);
      expect((await fetch(`${closed.url}/qr?text=a`)).status).to.equal(403);
      expect((await fetch(signChartUrl(`${closed.url}/qr?text=a`, SECRET))).status).to.equal(200);
    });

    it('takes bodies with the secret as their key only, and shows their short links to everybody', async () => {
      expect((await post('/chart', { chart: BARS }, closed)).status).to.equal(403);
      expect((await post('/chart/create', { chart: BARS, key: 'guess' }, closed)).status).to.equal(403);
      const created = (await (await post('/chart/create', { chart: BARS, key: SECRET }, closed)).json()) as {
        url: string;
      };
      expect(created.url).to.match(/^https:\/\/charts\.example\.org\/chart\/render\//);
      expect((await fetch(created.url.replace('https://charts.example.org', closed.url))).status).to.equal(200);
    });
  });
});
