import { connect } from 'node:net';
import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { signatureOf } from '../../../src/channels/messenger/signature.ts';
import { AT, batch, entry, PAGE, ROWS, said } from './bodies.ts';
import { APP_SECRET, startHarness, VERIFY_TOKEN, type Harness } from './harness.ts';

const BODY = JSON.stringify(batch(entry(said('the secret of Seattle'))));
const sign = (body: string | Buffer): Record<string, string> => ({
  'x-hub-signature-256': signatureOf(Buffer.from(body), APP_SECRET),
});

describe('Messenger webhook', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.stop());

  it('answers 200 once the events are stored, and not before', async () => {
    let store = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      harness.receive = () => {
        resolve();
        return new Promise((done) => (store = done));
      };
    });
    let status: number | undefined;
    const answered = harness.post(BODY, sign(BODY)).then((response) => (status = response.status));
    await asked;
    expect(status).to.equal(undefined);
    store();
    await answered;
    expect(status).to.equal(200);
  });

  it('reads the bytes as they came: escaped unicode keeps its signature', async () => {
    const body = BODY.replace('Seattle', 'Ca\\u00f1on');
    expect((await harness.post(body, sign(body))).status).to.equal(200);
    expect(harness.received[0]?.event).to.deep.equal({ kind: 'text', text: 'the secret of Cañon' });
  });

  it('answers every kind of webhook, with and without events, with 200', async () => {
    for (const { body, name } of ROWS) expect((await harness.deliver(body)).status, name).to.equal(200);
    expect(harness.received).to.have.length(ROWS.flatMap(({ events }) => events).length);
  });

  it('takes a batch of 1,000 events of 100 people', async () => {
    const events = Array.from({ length: 1000 }, (_, at) =>
      said(`text ${at}`, `m_${at}`, AT + at, String(1 + (at % 100))),
    );
    expect((await harness.deliver(batch(entry(...events)))).status).to.equal(200);
    expect(harness.received).to.have.length(1000);
  });

  it('answers 503 when the events can’t be stored, so that Meta sends them again', async () => {
    harness.receive = () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:5432'));
    expect((await harness.post(BODY, sign(BODY))).status).to.equal(503);
    expect(await harness.count('refused', { why: 'storage' })).to.equal(1);
    harness.receive = () => Promise.resolve();
    expect((await harness.post(BODY, sign(BODY))).status).to.equal(200);
  });

  it('logs a warning and a block of the page as errors with their cure, and the end of a block', async () => {
    for (const action of ['warning', 'block', 'unblock', 'hologram'])
      await harness.deliver(
        batch(
          entry({
            recipient: { id: PAGE },
            timestamp: AT,
            policy_enforcement: { action, reason: 'too many messages' },
          }),
        ),
      );
    expect(harness.logged.map(({ level, page, reason }) => [level, page, reason])).to.deep.equal([
      [50, PAGE, 'too many messages'],
      [50, PAGE, 'too many messages'],
      [30, PAGE, 'too many messages'],
    ]);
    expect(harness.logged[1]?.msg).to.match(/support inbox/);
    expect(await harness.count('ignored', { kind: 'policy_enforcement' })).to.equal(4);
  });

  const long = JSON.stringify(batch(entry(said('x'.repeat(1024 * 1024)))));
  const refused: readonly [string, number, string, string, Record<string, string>][] = [
    ['a body without a signature', 401, 'signature', BODY, {}],
    ['a wrong signature', 401, 'signature', BODY, sign(`${BODY} `)],
    [
      'SHA-1 alone',
      401,
      'signature',
      BODY,
      { 'x-hub-signature': `sha1=${createHmac('sha1', APP_SECRET).update(BODY).digest('hex')}` },
    ],
    ['another content type', 415, 'type', BODY, { ...sign(BODY), 'content-type': 'text/plain' }],
    ['a body over 1 MB', 413, 'size', long, sign(long)],
    ['broken JSON', 400, 'json', BODY.slice(0, -1), sign(BODY.slice(0, -1))],
    ['an empty body', 400, 'json', '', sign('')],
    ...[
      '{}',
      '[]',
      'null',
      '7',
      '"page"',
      '{"object":"page"}',
      '{"object":"page","entry":{}}',
      '{"object":1,"entry":[]}',
    ].map((body): [string, number, string, string, Record<string, string>] => [
      `the body ${body}`,
      400,
      'shape',
      body,
      sign(body),
    ]),
  ];
  for (const [name, status, why, body, headers] of refused)
    it(`refuses ${name}: ${status}, a counter, one line in the log, no text in it`, async () => {
      expect((await harness.post(body, headers)).status).to.equal(status);
      expect(await harness.count('refused', { why })).to.equal(1);
      expect(harness.logged).to.have.length(1);
      expect(harness.logged[0]).to.include({ why, status });
      expect(JSON.stringify(harness.logged)).not.to.include('Seattle');
      expect(harness.received).to.deep.equal([]);
    });

  it('refuses a body that grows over 1 MB without saying its length', async () => {
    const chunks = Array.from({ length: 40 }, () => Buffer.alloc(64 * 1024, 'x'));
    const response = await fetch(`${harness.url}/api/facebook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
      body: ReadableStream.from(chunks),
      duplex: 'half',
    });
    expect(response.status).to.equal(413);
  });

  it('survives a sender that hangs up in the middle', async () => {
    const { port } = new URL(harness.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST /api/facebook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\nx-hub-signature-256: sha256=${'0'.repeat(64)}\r\n\r\n{"obj`,
          () => socket.destroy(),
        );
      });
      socket.on('close', () => resolve());
    });
    expect((await harness.post(BODY, sign(BODY))).status).to.equal(200);
  });

  describe('check by Meta', () => {
    const check = (query: string): Promise<Response> => fetch(`${harness.url}/api/facebook?${query}`);
    const token = encodeURIComponent(VERIFY_TOKEN);

    it('gets the bare challenge as text', async () => {
      const response = await check(`hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`);
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-type')).to.match(/^text\/plain/);
      expect(await response.text()).to.equal('1158201444');
    });

    for (const query of [
      '',
      'hub.mode=subscribe&hub.challenge=7',
      'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=7',
      `hub.mode=subscribe&hub.verify_token=${token}x&hub.challenge=7`,
      `hub.mode=unsubscribe&hub.verify_token=${token}&hub.challenge=7`,
      `hub.mode=subscribe&hub.verify_token=${token}`,
      `hub.mode=subscribe&hub.verify_token[]=${token}&hub.challenge=7`,
    ])
      it(`refuses "${query}" with 403`, async () => {
        const response = await check(query);
        expect(response.status).to.equal(403);
        expect(await response.text()).not.to.include('7');
      });
  });
});
