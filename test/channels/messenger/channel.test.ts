import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect } from 'chai';
import fc from 'fast-check';
import { DeliveryError } from '../../../src/channels/delivery-error.ts';
import { PAGE_INBOX_APP } from '../../../src/channels/messenger/events.ts';
import { PROBE_MS } from '../../../src/channels/messenger/gate.ts';
import { reply } from '../../../src/replies/build.ts';
import { textOf } from '../../fakes/graph-api.ts';
import { FAULTS, inOrder } from '../../fakes/graph-faults.ts';
import { PAGE, PSID } from './bodies.ts';
import { startHarness, type Harness } from './harness.ts';
import { anyReply } from './replies.ts';

const TO = { psid: PSID, page: PAGE };
const HELLO = reply('Hello');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function failure(sending: Promise<unknown>): Promise<DeliveryError> {
  const error: unknown = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeliveryError)) throw new Error(`expected a DeliveryError, got ${String(error)}`);
  return error;
}

describe('Messenger channel, out', () => {
  let harness: Harness;
  let now: number;
  let pictures: ReturnType<typeof createServer>;
  let pictureUrl: string;
  before(async () => {
    // restify changes writeHead for every server of the process: it returns nothing.
    pictures = createServer((request, response) => {
      const found = request.url !== '/missing.png';
      response.writeHead(found ? 200 : 404, { 'content-type': 'image/png' });
      response.end(request.url === '/page.png' ? '<html>' : PNG);
    }).listen(0, '127.0.0.1');
    await once(pictures, 'listening');
    pictureUrl = `http://127.0.0.1:${(pictures.address() as { port: number }).port}`;
  });
  after(() => pictures.close());
  beforeEach(async () => {
    now = Date.now();
    harness = await startHarness({ graphTimeoutMs: 400, clock: () => new Date(now) });
    harness.graph.hear(PSID);
  });
  afterEach(() => harness.stop());

  it('sends a reply and gives back the ids of its messages', async () => {
    const withPicture = reply('Rent is $1,999.', {
      picture: { url: `${pictureUrl}/rent.png`, alt: 'Rent' },
      buttons: [{ title: 'Housing', payload: 'do=topic&topic=housing&places=5363000' }],
    });
    const { messageIds } = await harness.channel.send(TO, withPicture);
    expect(harness.graph.sent).to.have.length(2);
    expect(messageIds).to.deep.equal(harness.graph.sent.map(({ mid }) => mid));
    expect(harness.graph.textsTo(PSID)).to.deep.equal(['Rent is $1,999.']);
    expect(harness.graph.refusals).to.deep.equal([]);
  });

  it('whatever a reply holds, Messenger takes it', async () => {
    await fc.assert(
      fc.asyncProperty(anyReply, async (one) => {
        await harness.channel.send(TO, { ...one, picture: undefined });
      }),
      { numRuns: 60 },
    );
    expect(harness.graph.refusals).to.deep.equal([]);
  });

  it('shows seen and typing at once, each as a call alone', async () => {
    await harness.channel.signal?.(TO, 'seen');
    await harness.channel.signal?.(TO, 'typing');
    expect(harness.graph.actions).to.deep.equal([
      { psid: PSID, action: 'mark_seen' },
      { psid: PSID, action: 'typing_on' },
    ]);
  });

  it('a signal that fails bothers nobody', async () => {
    await harness.graph.stop();
    await harness.channel.signal?.(TO, 'typing');
  });

  for (const [name, remedy] of [
    ['outage', 'retry'],
    ['proxy', 'retry'],
    ['hang', 'retry'],
    ['reset', 'retry'],
    ['rate', 'pause'],
    ['window', 'drop'],
    ['gone', 'drop'],
    ['payload', 'dead-letter'],
    ['token', 'stop'],
    ['policy', 'stop'],
  ] as const)
    it(`${name}: ${remedy}`, async () => {
      harness.graph.schedule = inOrder(FAULTS[name]);
      const error = await failure(harness.channel.send(TO, HELLO));
      expect(error.remedy).to.equal(remedy);
      expect(error.message).not.to.include('Hello');
      expect(harness.graph.sent).to.deep.equal([]);
    });

  it('a window that closed is found out by the platform’s own rule', async () => {
    now += 25 * 60 * 60 * 1000;
    harness.graph.hear(PSID, Date.now() - 25 * 60 * 60 * 1000);
    expect((await failure(harness.channel.send(TO, HELLO))).remedy).to.equal('drop');
  });

  it('somebody whom the page doesn’t know is dropped', async () => {
    expect((await failure(harness.channel.send({ ...TO, psid: '7' }, HELLO))).remedy).to.equal('drop');
  });

  it('a wrong address of the API stops the channel: nothing is lost', async () => {
    harness.graph.schedule = inOrder({ kind: 'page', status: 404 });
    expect((await failure(harness.channel.send(TO, HELLO))).message).to.include('GRAPH_API_URL');
  });

  for (const path of ['missing.png', 'page.png'])
    it(`a picture that Meta can’t show (${path}): the sentence is sent all the same`, async () => {
      await harness.channel.send(TO, reply('Rent is $1,999.', { picture: { url: `${pictureUrl}/${path}`, alt: '' } }));
      expect(harness.graph.sent.map(({ message }) => textOf(message))).to.deep.equal(['Rent is $1,999.']);
      expect(await harness.count('left_out', { what: 'picture' })).to.equal(1);
    });

  for (const name of ['outage', 'payload', 'hang', 'resetAfterTaking'] as const)
    it(`a picture that fails (${name}) while the words go through is left out`, async () => {
      harness.graph.schedule = inOrder(FAULTS[name]);
      await harness.channel.send(TO, reply('Rent is $1,999.', { picture: { url: `${pictureUrl}/rent.png`, alt: '' } }));
      expect(harness.graph.textsTo(PSID)).to.deep.equal(['Rent is $1,999.']);
      expect(await harness.count('left_out', { what: 'picture' })).to.equal(1);
    });

  it('a picture whose words fail as well is tried again with them', async () => {
    const one = reply('Rent is $1,999.', { picture: { url: `${pictureUrl}/rent.png`, alt: '' } });
    harness.graph.schedule = inOrder(FAULTS.outage, FAULTS.outage);
    const error = await failure(harness.channel.send(TO, one));
    expect(error.delivered).to.equal(0);
    await harness.channel.send(TO, one, error.delivered);
    expect(harness.graph.sent).to.have.length(2);
  });

  it('knows when a message may have been taken although no answer came, and when there was no connection', async () => {
    harness.graph.schedule = inOrder(FAULTS.resetAfterTaking);
    expect((await failure(harness.channel.send(TO, HELLO))).uncertain).to.equal(true);
    harness.graph.schedule = inOrder(FAULTS.outage);
    expect((await failure(harness.channel.send(TO, HELLO))).uncertain).to.equal(false);
    await harness.graph.stop();
    expect((await failure(harness.channel.send(TO, HELLO))).uncertain).to.equal(false);
  });

  it('goes on where a reply of several messages broke off', async () => {
    const long = reply('One sentence of many here. '.repeat(200));
    harness.graph.schedule = inOrder(undefined, FAULTS.outage);
    const error = await failure(harness.channel.send(TO, long));
    expect(error.delivered).to.equal(1);
    harness.graph.schedule = inOrder(FAULTS.reset);
    const again = await failure(harness.channel.send(TO, long, error.delivered));
    expect(again.delivered).to.equal(1);
    await harness.channel.send(TO, long, again.delivered);
    expect(harness.graph.textsTo(PSID).join(' ')).to.equal(long.text.trim());
  });

  it('gives up at the deadline whatever call is under way, makes no more, and knows what went out before', async () => {
    const long = reply('One sentence of many here. '.repeat(200));
    const deadline = new AbortController();
    harness.graph.schedule = (number) => {
      if (number === 2) deadline.abort();
      return number === 2 ? FAULTS.hang : undefined;
    };
    const error = await failure(harness.channel.send(TO, long, 0, deadline.signal));
    expect(error).to.include({ remedy: 'retry', delivered: 1 });
    expect(harness.graph.calls).to.equal(2);
    await failure(harness.channel.send(TO, long, 1, deadline.signal));
    expect(harness.graph.calls).to.equal(2);
  });

  describe('circuit and rests', () => {
    it('after a token error no call is made until a probe, and a good probe opens it again', async () => {
      harness.graph.schedule = inOrder(FAULTS.token);
      await failure(harness.channel.send(TO, HELLO));
      const calls = harness.graph.calls;
      expect((await failure(harness.channel.send(TO, HELLO))).remedy).to.equal('stop');
      expect(harness.graph.calls).to.equal(calls);
      now += PROBE_MS + 1;
      await harness.channel.send(TO, HELLO);
      await harness.channel.send(TO, HELLO);
      expect(harness.graph.textsTo(PSID)).to.deep.equal(['Hello', 'Hello']);
    });

    it('a rate error rests the whole channel for as long as the headers say', async () => {
      const usage = JSON.stringify({
        '1': [{ type: 'messenger', call_count: 100, estimated_time_to_regain_access: 2 }],
      });
      harness.graph.schedule = inOrder({ ...FAULTS.rate, headers: { 'x-business-use-case-usage': usage } });
      expect((await failure(harness.channel.send(TO, HELLO))).retryAfterMs).to.equal(120_000);
      const calls = harness.graph.calls;
      now += 119_000;
      const waiting = await failure(harness.channel.send(TO, HELLO));
      expect(waiting).to.include({ remedy: 'pause', retryAfterMs: 1000 });
      expect(harness.graph.calls).to.equal(calls);
      now += 1001;
      await harness.channel.send(TO, HELLO);
    });

    it('a nearly used allowance rests the channel before it is refused', async () => {
      harness.graph.headers = { 'x-app-usage': '{"call_count":97}' };
      await harness.channel.send(TO, HELLO);
      expect((await failure(harness.channel.send(TO, HELLO))).remedy).to.equal('pause');
    });
  });

  describe('humans', () => {
    it('a hand-over passes the thread to the page’s inbox, after the words', async () => {
      await harness.channel.send(TO, reply('A person takes over.', { handOver: true }));
      expect(harness.graph.textsTo(PSID)).to.deep.equal(['A person takes over.']);
      expect(harness.graph.threads).to.deep.equal([{ psid: PSID, call: 'pass', target: PAGE_INBOX_APP }]);
    });

    it('a hand-over that nobody takes is told to the bot, once the words are out', async () => {
      await harness.stop();
      harness = await startHarness({ routing: false });
      harness.graph.hear(PSID);
      await harness.channel.send(TO, reply('A person takes over.', { handOver: true }));
      expect(harness.graph.textsTo(PSID)).to.deep.equal(['A person takes over.']);
      expect(harness.received.map(({ person, event }) => ({ person, event }))).to.deep.equal([
        { person: PSID, event: { kind: 'thread-control', holder: 'nobody' } },
      ]);
    });

    it('a hand-over that nobody takes is told again where that could not be stored', async () => {
      await harness.stop();
      harness = await startHarness({ routing: false });
      harness.graph.hear(PSID);
      harness.receive = () => Promise.reject(new Error('no database'));
      const words = reply('A person takes over.', { handOver: true });
      const { remedy, delivered, messageIds } = await failure(harness.channel.send(TO, words));
      expect({ remedy, delivered }).to.deep.equal({ remedy: 'retry', delivered: 1 });
      expect(messageIds).to.have.length(1);
      await failure(harness.channel.send(TO, words, delivered));
      expect(harness.graph.textsTo(PSID)).to.deep.equal(['A person takes over.']);
    });

    it('nothing is said into a thread that a human has, and nobody is told that the bot types', async () => {
      harness.graph.humanTakes(PSID);
      expect((await failure(harness.channel.send(TO, HELLO))).message).to.include('10/2018300');
      await harness.channel.signal?.(TO, 'typing');
      expect(harness.graph.actions).to.deep.equal([]);
    });

    it('a signal that meets a fault is not made again, and the next one goes out', async () => {
      harness.graph.sideSchedule = inOrder(FAULTS.outage, FAULTS.reset, FAULTS.proxy);
      for (const signal of ['seen', 'typing', 'seen', 'typing'] as const) await harness.channel.signal?.(TO, signal);
      expect(harness.graph.actions).to.deep.equal([{ psid: PSID, action: 'typing_on' }]);
    });

    it('a thread that is elsewhere is taken back before anything is said', async () => {
      harness.graph.humanTakes(PSID);
      const { messageIds } = await harness.channel.send({ ...TO, elsewhere: true }, HELLO);
      expect(harness.graph.threads).to.deep.equal([{ psid: PSID, call: 'take', target: undefined }]);
      expect(messageIds).to.deep.equal(harness.graph.sent.map(({ mid }) => mid));
    });
  });
});
