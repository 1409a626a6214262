import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect } from 'chai';
import type { Server } from 'restify';
import { createBotFrameworkChannel, type BotFrameworkOptions } from '../../src/channels/bot-framework.ts';
import { DeliveryError } from '../../src/channels/delivery-error.ts';
import type { Database } from '../../src/database/database.ts';
import { createHttpServer, listen, stopListening } from '../../src/http/server.ts';
import { listDeadLetters } from '../../src/inbox/dead-letters.ts';
import { createLog } from '../../src/log.ts';
import { reply } from '../../src/replies/build.ts';
import { FakeEmulator } from '../fakes/emulator.ts';
import { testDatabase } from '../support/database.ts';
import { echo, testWorker, type TestWorker } from '../support/worker.ts';

describe('the Bot Framework channel', () => {
  let database: Database;
  let emulator: FakeEmulator;
  let server: Server;
  let worker: TestWorker;
  let port: number;

  beforeEach(async () => {
    database = await testDatabase();
  });

  afterEach(async () => {
    await stopListening(server);
    await worker.worker.stop();
    await emulator.stop();
    await database.close();
  });

  /** A bot that answers every text with itself. */
  const start = async (options: Partial<BotFrameworkOptions> = {}): Promise<void> => {
    const channel = createBotFrameworkChannel({ log: createLog('silent'), ...options });
    worker = await testWorker(database, channel, echo);
    server = createHttpServer(createLog('silent'));
    channel.mount(server, worker.receive);
    await listen(server, 0);
    port = server.address().port;
    emulator = new FakeEmulator(`http://localhost:${port}/api/messages`);
    await emulator.start();
  };
  const HELLO = { type: 'message', text: 'hello' };

  it('answers a caller on this machine without an app id', async () => {
    await start();
    expect((await emulator.say('hello')).status).to.be.within(200, 299);
    const [answer] = await emulator.received(1);
    expect(answer?.text).to.equal('hello');
  });

  it('lets nobody else in without an app id, and calls nobody', async function () {
    await start();
    expect((await emulator.post(HELLO, { 'x-forwarded-for': '203.0.113.7' })).status).to.equal(403);
    for (const serviceUrl of ['https://example.org', 'http://localhost.example.org', 'http://10.0.0.1', 'nonsense', 7])
      expect((await emulator.post(HELLO, {}, { serviceUrl })).status, String(serviceUrl)).to.equal(403);
    const elsewhere = Object.values(networkInterfaces())
      .flat()
      .find((address) => address && !address.internal && address.family === 'IPv4')?.address;
    if (elsewhere !== undefined) {
      const response = await fetch(`http://${elsewhere}:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...HELLO, serviceUrl: emulator.serviceUrl }),
      });
      expect(response.status).to.equal(403);
    }
    expect(await database.prisma.inboxEvent.count()).to.equal(0);
    expect(await database.prisma.receivedEvent.count()).to.equal(0);
    expect(emulator.calls).to.equal(0);
  });

  it('takes nothing unsigned, and nothing signed by anybody, with an app id', async () => {
    await start({ appId: '00000000-0000-4000-8000-000000000000', appPassword: 'secret' });
    expect((await emulator.post(HELLO)).status).to.equal(401);
    expect((await emulator.post(HELLO, { authorization: 'Bearer forged' })).status).to.equal(401);
    expect(await database.prisma.receivedEvent.count()).to.equal(0);
    expect(emulator.calls).to.equal(0);
  });

  it('tries again when the other side fails, and then says each thing once and in order', async () => {
    await start();
    emulator.failures.push(500, 503, 502);
    await emulator.say('one');
    await emulator.say('two');
    const said = await emulator.received(2);
    expect(said.map(({ text }) => text)).to.deep.equal(['one', 'two']);
  });

  it('gives up a reply at its deadline where the other side never answers, and knows what went out', async () => {
    await start();
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const channel = createBotFrameworkChannel({ log: createLog('silent') });
    const address = {
      channelId: 'emulator',
      serviceUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      conversation: { id: 'silent' },
      bot: { id: 'bot' },
      user: { id: 'ann' },
    };
    const begun = Date.now();
    const failure: unknown = await channel
      .send(address, reply('hello'), 0, AbortSignal.timeout(200))
      .catch((cause: unknown) => cause);
    expect(failure).to.be.instanceOf(DeliveryError).and.to.deep.include({ remedy: 'retry', delivered: 0 });
    expect(Date.now() - begun).to.be.below(5_000);
    silent.closeAllConnections();
    silent.close();
  });

  it('takes an invoke and every activity not yet invented with 200, without an answer', async () => {
    await start();
    for (const type of ['invoke', 'event', 'messageReaction', 'installationUpdate', 'hologram'])
      expect((await emulator.post({ type, name: 'x/y', value: { payload: 'do=more' } })).status, type).to.equal(200);
    expect(await database.prisma.receivedEvent.count()).to.equal(0);
    expect(emulator.calls).to.equal(0);
  });

  it('answers at the service URL also who would rather have the answers in the response', async () => {
    await start();
    const response = await emulator.post({ ...HELLO, deliveryMode: 'expectReplies' });
    expect(await response.json()).to.deep.equal({ activities: [] });
    expect((await emulator.received(1))[0]?.text).to.equal('hello');
  });

  it('loses no activity without an id, and answers one that is sent again once', async () => {
    let now = Date.parse('2026-11-22T18:00:00Z');
    await start({ clock: () => new Date(now) });
    const anonymous = { id: undefined, timestamp: undefined };
    const post = (text: string, more: object = {}) =>
      emulator.post({ type: 'message', text }, {}, { ...anonymous, ...more });
    for (const text of ['one', 'two', 'two']) await post(text);
    for (const text of ['three', 'four', 'four']) await post(text, { timestamp: '2026-11-22T18:00:00Z' });
    now += 60_000;
    await post('two');
    await emulator.received(5);
    const keys = await database.prisma.receivedEvent.count();
    expect(keys).to.equal(5);
  });

  it('keeps a reply that the other side refuses for good as a dead letter, and goes on', async () => {
    await start();
    await emulator.say('x'.repeat(28_001)); // longer than a channel takes
    await emulator.say('two');
    const said = await emulator.received(1).catch(() => emulator.received(1));
    expect(said.map(({ text }) => text)).to.deep.equal(['two']);
    const letters = await listDeadLetters(database.prisma);
    expect(letters.map(({ kind, code }) => [kind, code])).to.deep.equal([['send', 'delivery-dead-letter']]);
  });

  it('lives on when the other side has gone', async () => {
    await start();
    const gone = new FakeEmulator(`http://localhost:${port}/api/messages`);
    await gone.start();
    const { serviceUrl } = gone;
    await gone.stop();
    expect((await emulator.post(HELLO, {}, { serviceUrl, conversation: { id: 'gone' } })).status).to.equal(200);
    await emulator.say('still there?');
    const [answer] = await emulator.received(1);
    expect(answer?.text).to.equal('still there?');
  });
});
