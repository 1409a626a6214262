import { expect } from 'chai';
import { DeliveryError } from '../../src/channels/delivery-error.ts';
import { listDeadLetters, replayDeadLetter } from '../../src/inbox/dead-letters.ts';
import { hold } from '../../src/inbox/holds.ts';
import { answering, FakeChannel, plain, said, textOf } from '../support/worker.ts';
import { Processes } from './processes.ts';

const MINUTE_MS = 60_000;

describe('sending', () => {
  let processes: Processes;

  beforeEach(async () => {
    processes = await Processes.open();
  });

  afterEach(() => processes.close());

  it('tries again what failed in passing, before what came after it', async () => {
    const channel = new FakeChannel((text, attempt) => {
      if (text === 'one' && attempt === 1) throw new DeliveryError('retry', 'passing', { retryAfterMs: 10 });
    });
    const { receive } = await processes.start(channel);
    await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['one', 'two']);
  });

  it('drops what can never be delivered and goes on', async () => {
    const channel = new FakeChannel((text) => {
      if (text === 'one') throw new DeliveryError('drop', 'gone');
    });
    const { receive } = await processes.start(channel);
    await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['two']);
    expect(await listDeadLetters(processes.database.prisma)).to.deep.equal([]);
  });

  it('drops what else waits for somebody who is gone, and answers when they write again', async () => {
    const channel = new FakeChannel((text) => {
      if (text === 'one') throw new DeliveryError('drop', 'gone');
    });
    const { receive } = await processes.start(channel, (incoming) =>
      Promise.resolve(
        answering(incoming, '', {
          replies: textOf(incoming)
            .split(' ')
            .map((text) => plain(text)),
        }),
      ),
    );
    await receive([said('one more')]);
    await processes.has('SELECT FROM history_message HAVING count(*) = 3');
    await receive([said('back')]);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['back']);
  });

  it('sends again, and counts it, what the channel may have taken although no answer came', async () => {
    const channel = new FakeChannel((_, attempt) => {
      if (attempt === 1) throw new DeliveryError('retry', 'reset', { uncertain: true, retryAfterMs: 10 });
    });
    const { receive, metrics } = await processes.start(channel);
    await receive([said('perhaps sent')]);
    await channel.count(1);
    const { values } = await metrics.sendsUncertain.get();
    expect(values.map(({ value }) => value)).to.deep.equal([1]);
  });

  it('of two holds keeps to the longer one', async () => {
    const until = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE_MS);
    const held = async (): Promise<string | undefined> =>
      (await processes.database.prisma.channelHold.findUnique({ where: { channel: 'terminal' } }))?.reason;
    await hold(processes.database, 'terminal', until(5), 'five minutes');
    await hold(processes.database, 'terminal', until(1), 'one minute');
    expect(await held()).to.equal('five minutes');
    await hold(processes.database, 'terminal', until(9), 'nine minutes');
    expect(await held()).to.equal('nine minutes');
    await hold(processes.database, 'terminal', null, 'the token');
    await hold(processes.database, 'terminal', until(10), 'ten minutes');
    expect(await held()).to.equal('the token');
  });

  it('a reply that is replayed goes on where it broke off, and is noted in the history', async () => {
    const channel = new FakeChannel((_text, attempt) => {
      if (attempt > 1) return;
      const error = new DeliveryError('dead-letter', 'refused');
      error.delivered = 1;
      error.messageIds = ['m0'];
      throw error;
    });
    const { receive } = await processes.start(channel);
    await receive([said('of two messages')]);
    await processes.has('SELECT FROM dead_letter');
    const [letter] = await listDeadLetters(processes.database.prisma);
    await replayDeadLetter(processes.database, letter?.id ?? 0n);
    await processes.has('SELECT FROM history_message WHERE sent_at IS NOT NULL');
    expect(channel.sent[0]?.delivered).to.equal(1);
    const out = await processes.database.prisma.historyMessage.findFirst({ where: { direction: 'out' } });
    expect(out?.messageIds).to.deep.equal(['m0', 'm1']);
  });

  it('keeps as a dead letter what the channel refuses, and sends it when that is replayed', async () => {
    const channel = new FakeChannel((text, attempt) => {
      if (text === 'one' && attempt === 1) throw new DeliveryError('dead-letter', 'refused');
    });
    const { receive } = await processes.start(channel);
    await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
    await channel.count(1);
    const [letter] = await listDeadLetters(processes.database.prisma);
    expect(letter).to.include({ kind: 'send', code: 'delivery-dead-letter' });
    await replayDeadLetter(processes.database, letter?.id ?? 0n);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['two', 'one']);
  });

  it('pauses the whole channel when it is asked to, then goes on', async () => {
    let asked = 0;
    const channel = new FakeChannel((text, attempt) => {
      if (text === 'one' && attempt === 1) {
        asked = performance.now();
        throw new DeliveryError('pause', 'slow down', { retryAfterMs: 700 });
      }
    });
    const { receive } = await processes.start(channel);
    await receive([said('one')]);
    await processes.database.prisma.channelHold.findFirst();
    while ((await processes.database.prisma.channelHold.count()) === 0)
      await new Promise((resolve) => setImmediate(resolve));
    await receive([said('other', { person: 'bob', conversation: 'bob' })]);
    await channel.count(2);
    expect([...channel.texts].sort()).to.deep.equal(['one', 'other']);
    for (const { at } of channel.sent) expect(at - asked).to.be.greaterThan(690);
  });

  it('stops the channel until the app starts again, and keeps the outbox', async () => {
    const broken = new FakeChannel(() => {
      throw new DeliveryError('stop', 'the token is no longer valid');
    });
    const first = await processes.start(broken);
    await first.receive([said('kept')]);
    while ((await processes.database.prisma.channelHold.count()) === 0)
      await new Promise((resolve) => setImmediate(resolve));
    await processes.stop();
    expect(await processes.database.prisma.outboxMessage.count()).to.equal(1);
    const channel = new FakeChannel();
    await processes.start(channel);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['kept']);
  });

  it('tries a stopped channel with one reply after five minutes: while that fails all wait, once it succeeds all are sent', async () => {
    let valid = false;
    let tried = 0;
    const channel = new FakeChannel(() => {
      tried += 1;
      if (!valid) throw new DeliveryError('stop', 'the token is no longer valid');
    });
    const { receive } = await processes.start(channel);
    const people = Array.from({ length: 12 }, (_, i) => `person ${i}`);
    const writes = (person: string, text: string) => receive([said(text, { person, conversation: person })]);
    const stopped = async (more: object = {}): Promise<void> => {
      while ((await processes.database.prisma.channelHold.count({ where: { until: null, ...more } })) === 0)
        await new Promise((resolve) => setImmediate(resolve));
    };
    await writes('ann', 'first');
    await stopped();
    for (const person of people) await writes(person, person);
    while ((await processes.database.prisma.outboxMessage.count()) < 13)
      await new Promise((resolve) => setImmediate(resolve));
    expect(tried).to.equal(1);

    const before = new Date();
    await processes.later(4 * MINUTE_MS);
    expect(tried).to.equal(1);
    await processes.later(MINUTE_MS);
    await stopped({ since: { gte: before } });
    await writes('bob', 'while the try failed');
    while ((await processes.database.prisma.outboxMessage.count()) < 14)
      await new Promise((resolve) => setImmediate(resolve));
    expect(tried).to.equal(2);

    valid = true;
    await processes.later(5 * MINUTE_MS);
    await channel.count(14);
    expect([...channel.texts].sort()).to.deep.equal([...people, 'first', 'while the try failed'].sort());
  });

  it('notes in the history what was sent, with the id the channel gave it', async () => {
    const channel = new FakeChannel();
    const { receive } = await processes.start(channel);
    await receive([said('hello')]);
    await channel.count(1);
    await processes.stop();
    const rows = await processes.database.prisma.historyMessage.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ direction }) => direction)).to.deep.equal(['in', 'out']);
    expect(rows[0]?.understood).to.deep.include({ intent: 'city-metric' });
    expect(rows[1]?.messageIds).to.deep.equal(['m1']);
    expect(rows[1]?.sentAt).to.be.instanceOf(Date);
  });
});
