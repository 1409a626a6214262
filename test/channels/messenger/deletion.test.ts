import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { APP_SECRET, startHarness, type Harness } from './harness.ts';

const base64url = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
function signed(payload: object | string, secret = APP_SECRET): string {
  const body = base64url(payload);
  return `${createHmac('sha256', secret).update(body).digest('base64url')}.${body}`;
}
const REQUEST = { algorithm: 'HMAC-SHA256', user_id: '218471', issued_at: 1795370400, expires: 1795374000 };

describe('Messenger deletion callback', () => {
  let harness: Harness;
  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.stop());
  const call = (form: string): Promise<Response> =>
    fetch(`${harness.url}/api/facebook/deletion`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form,
    });

  it('answers with a code and the address of a status page, which says what is done and how to delete the rest', async () => {
    const response = await call(`signed_request=${signed(REQUEST)}`);
    expect(response.status).to.equal(200);
    const { url, confirmation_code: code } = (await response.json()) as { url: string; confirmation_code: string };
    expect(url).to.equal(`https://citrics.example/api/facebook/deletion/${code}`);
    const page = await fetch(harness.url + new URL(url).pathname);
    expect(page.status).to.equal(200);
    const html = await page.text();
    expect(html).to.include(code).and.to.include('delete my data').and.to.include('2026-11-22');
    expect(html).not.to.include('218471');
  });

  it('gives the same request the same code', async () => {
    const codes = await Promise.all([1, 2].map(async () => (await call(`signed_request=${signed(REQUEST)}`)).json()));
    expect(codes[0]).to.deep.equal(codes[1]);
  });

  const forged: Record<string, string> = {
    'another secret': signed(REQUEST, 'another'),
    'another algorithm': signed({ ...REQUEST, algorithm: 'HMAC-SHA1' }),
    'no user': signed({ algorithm: 'HMAC-SHA256' }),
    'no JSON': signed('{'),
    'no signature': `.${base64url(REQUEST)}`,
    'another payload': `${signed(REQUEST).split('.')[0]}.${base64url({ ...REQUEST, user_id: '1' })}`,
    'a third part': `${signed(REQUEST)}.x`,
    nothing: '',
    'too much': 'x'.repeat(100_000),
  };
  for (const [name, request] of Object.entries(forged))
    it(`refuses ${name}`, async () => {
      expect((await call(`signed_request=${request}`)).status).to.equal(400);
    });

  for (const code of ['x', 'abc-000000000000-0000000000000000', encodeURIComponent('<script>'), '..%2f..'])
    it(`knows no request ${code}`, async () => {
      const page = await fetch(`${harness.url}/api/facebook/deletion/${code}`);
      expect(page.status).to.equal(404);
      expect(await page.text()).not.to.include('<script');
    });
});
