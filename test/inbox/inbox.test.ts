import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import pg from 'pg';
import { DeliveryError } from '../../src/channels/delivery-error.ts';
import { countPerson, deletePerson } from '../../src/conversation/deletion.ts';
import type { RunTurn } from '../../src/conversation/turn-result.ts';
import { openDatabase, type Database } from '../../src/database/database.ts';
import { listDeadLetters, replayDeadLetter } from '../../src/inbox/dead-letters.ts';
import { hold } from '../../src/inbox/holds.ts';
import { SEND_MS } from '../../src/inbox/send.ts';
import { testDatabase } from '../support/database.ts';
import { answering, echo, FakeChannel, plain, said, testWorker, textOf, type TestWorker } from '../support/worker.ts';

const MINUTE_MS = 60_000;

describe('the inbox', () => {
  let database: Database;
  let running: TestWorker[];
  let children: ChildProcess[];
  let others: Database[];

  beforeEach(async () => {
    database = await testDatabase();
    running = [];
    children = [];
    others = [];
  });

  afterEach(async () => {
    await Promise.all(running.map(({ worker }) => worker.stop()));
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(others.map((other) => other.close()));
    await database.close();
  });

  const start = async (channel: FakeChannel, runTurn: RunTurn = echo): Promise<TestWorker> => {
    const worker = await testWorker(database, channel, runTurn);
    running.push(worker);
    return worker;
  };

  /** One more process of the app, as far as the database can tell. */
  const startReplica = async (channel: FakeChannel, runTurn: RunTurn = echo): Promise<TestWorker> => {
    const other = await openDatabase(database.url);
    others.push(other);
    const worker = await testWorker(other, channel, runTurn);
    running.push(worker);
    return worker;
  };

  const startProcess = async (
    where: 'turn' | 'send',
  ): Promise<{ child: ChildProcess; line: (text: string) => Promise<void> }> => {
    const child = spawn(
      process.execPath,
      ['--import=tsx', path.join(import.meta.dirname, 'worker-process.ts'), database.url, where],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    children.push(child);
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout });
    reader.on('line', (text) => lines.push(text));
    const line = async (text: string): Promise<void> => {
      while (!lines.includes(text)) await once(reader, 'line');
    };
    await line('ready');
    return { child, line };
  };

  /** As if so much time had gone by, for what waits for a time. */
  const later = async (ms: number): Promise<void> => {
    for (const [table, column] of [
      ['channel_hold', 'since'],
      ['outbox_message', 'sending_since'],
    ])
      await database.pool.query(`UPDATE ${table} SET ${column} = ${column} - ${ms} * interval '1 millisecond'`);
  };

  /** Resolves once a query has a row. */
  const has = async (query: string): Promise<void> => {
    while ((await database.pool.query(query)).rowCount === 0) await new Promise((resolve) => setImmediate(resolve));
  };

  /** Resolves once so many replies wait, sent or not. */
  const waiting = (replies: number): Promise<void> => has(`SELECT FROM outbox_message HAVING count(*) = ${replies}`);

  /** A channel that is busy with its first send until it is let go on. */
  const busyChannel = (): { channel: FakeChannel; busy: Promise<unknown>; goOn: () => void } => {
    const begin = new EventEmitter();
    const [busy, end] = [once(begin, 'send'), once(begin, 'go on')];
    const channel = new FakeChannel(async () => {
      begin.emit('send');
      await end;
    });
    return { channel, busy, goOn: () => begin.emit('go on') };
  };

  it('answers an event', async () => {
    const channel = new FakeChannel();
    const { receive } = await start(channel);
    await receive([said('hello')]);
    await channel.count(1);
    expect(channel.sent[0]).to.include({ text: 'hello' });
    expect(channel.sent[0]?.address).to.deep.equal({ to: 'ann' });
  });

  it('answers once when the same event is delivered 50 times at once, and again later', async () => {
    const channel = new FakeChannel();
    const { receive } = await start(channel);
    const event = said('once');
    await Promise.all(Array.from({ length: 50 }, () => receive([event])));
    await channel.count(1);
    await receive([event]);
    await receive([said('last')]);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['once', 'last']);
  });

  it('takes the new events of a batch that was partly delivered before', async () => {
    const channel = new FakeChannel();
    const { receive } = await start(channel);
    const [first, second] = [said('first'), said('second')];
    await receive([first]);
    await channel.count(1);
    await receive([first, second, second]);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['first', 'second']);
  });

  it('answers 20 messages of one person in order with three processes at work, one turn at a time', async () => {
    const channel = new FakeChannel();
    let atWork = 0;
    let most = 0;
    const slow: RunTurn = async (incoming) => {
      most = Math.max(most, ++atWork);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      atWork--;
      return answering(incoming, textOf(incoming));
    };
    const { receive } = await start(channel, slow);
    await startReplica(channel, slow);
    await startReplica(channel, slow);
    const texts = Array.from({ length: 20 }, (_, i) => `message ${i}`);
    const began = Date.now();
    for (const [i, text] of texts.entries()) await receive([said(text, { at: new Date(began + i) })]);
    await channel.count(20);
    expect(channel.texts).to.deep.equal(texts);
    expect(most).to.equal(1);
  });

  it('answers by the clock of the channel where a batch comes in another order', async () => {
    const channel = new FakeChannel();
    const { receive } = await start(channel);
    const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    await receive([said('third', { at: at(3) }), said('first', { at: at(1) }), said('second', { at: at(2) })]);
    await channel.count(3);
    expect(channel.texts).to.deep.equal(['first', 'second', 'third']);
  });

  it('lets one person wait for nobody: others are answered while a turn hangs', async () => {
    const channel = new FakeChannel();
    let free: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => (free = resolve));
    const { receive } = await start(channel, async (incoming) => {
      if (incoming.person === 'slow') await hanging;
      return answering(incoming, textOf(incoming));
    });
    await receive([said('slow', { person: 'slow', conversation: 'slow' })]);
    await receive([said('quick', { person: 'quick', conversation: 'quick' })]);
    await channel.count(1);
    free();
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['quick', 'slow']);
  });

  it('stores and answers text that PostgreSQL does not take as it is', async () => {
    const channel = new FakeChannel();
    const { receive } = await start(channel);
    await receive([said('a\0b\uD83Dc\uDE00d😀 \\u0000 {{#x}} \'; drop table "history_message"')]);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['ab\uFFFDc\uFFFDd😀 \\u0000 {{#x}} \'; drop table "history_message"']);
  });

  it('tries a failed turn again, in order with those that came after it', async () => {
    const channel = new FakeChannel();
    let failures = 1;
    const { receive } = await start(channel, (incoming) => {
      if (textOf(incoming) === 'one' && failures-- > 0) throw new Error('not now');
      return Promise.resolve(answering(incoming, textOf(incoming)));
    });
    await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['one', 'two']);
  });

  it('apologises when a turn keeps failing, keeps the event as a dead letter, and answers it when that is replayed', async function () {
    this.timeout(40_000);
    const channel = new FakeChannel();
    let broken = true;
    const { receive } = await start(channel, (incoming) => {
      if (broken) throw new Error('broken');
      return Promise.resolve(answering(incoming, textOf(incoming)));
    });
    await receive([said('question')]);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['sorry']);
    const [letter] = await listDeadLetters(database.prisma);
    expect(letter).to.include({ kind: 'turn', error: 'broken', person: 'ann' });
    broken = false;
    expect(await replayDeadLetter(database, letter?.id ?? 0n)).to.equal(true);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['sorry', 'question']);
    expect(await listDeadLetters(database.prisma)).to.deep.equal([]);
    expect(await database.prisma.historyMessage.count({ where: { direction: 'in' } })).to.equal(1);
  });

  it('apologises for a message whose turns ended the process time and again, without one more', async () => {
    const producer = await testWorker(database, new FakeChannel(), echo);
    await producer.worker.stop();
    await producer.receive([said('deadly')]);
    await database.pool.query('UPDATE inbox_event SET attempts = 5');
    const channel = new FakeChannel();
    await start(channel, () => {
      throw new Error('it was tried again');
    });
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['sorry']);
    expect((await listDeadLetters(database.prisma))[0]).to.include({ kind: 'turn', code: 'deadly-turn' });
  });

  it('lets nobody wait for the end of what many others have to say', async function () {
    this.timeout(40_000);
    const producer = await testWorker(database, new FakeChannel(), echo);
    await producer.worker.stop();
    const talkative = Array.from({ length: 12 }, (_, who) =>
      Array.from({ length: 30 }, (_, which) =>
        said(`${which}`, { person: `p${who}`, conversation: `p${who}`, at: new Date(which + 1) }),
      ),
    ).flat();
    await producer.receive(talkative);
    const channel = new FakeChannel();
    const { receive } = await start(channel);
    await channel.count(1);
    await receive([said('only this', { person: 'eve', conversation: 'eve' })]);
    await channel.count(talkative.length + 1);
    expect(channel.texts.indexOf('only this')).to.be.below(talkative.length - 12);
  });

  it('loses nothing and answers once when the process is killed in the middle of a turn', async function () {
    this.timeout(30_000);
    const { child, line } = await startProcess('turn');
    const { receive, worker } = await testWorker(database, new FakeChannel(), echo);
    await worker.stop();
    await receive([said('survives')]);
    await line('turn');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const channel = new FakeChannel();
    await start(channel);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['survives']);
    expect(await database.prisma.inboxEvent.count()).to.equal(0);
  });

  it('takes over within seconds what a killed process had under way, while another one runs', async function () {
    this.timeout(30_000);
    const { child, line } = await startProcess('turn');
    const producer = await testWorker(database, new FakeChannel(), echo);
    await producer.worker.stop();
    await producer.receive([said('handed over')]);
    await line('turn');
    const channel = new FakeChannel();
    await start(channel);
    child.kill('SIGKILL');
    const killed = performance.now();
    await channel.count(1);
    expect(performance.now() - killed).to.be.lessThan(5_000);
    expect(channel.texts).to.deep.equal(['handed over']);
  });

  it('sends again, and counts it, what a killed process may have sent', async function () {
    this.timeout(30_000);
    const { child, line } = await startProcess('send');
    const producer = await testWorker(database, new FakeChannel(), echo);
    await producer.worker.stop();
    await producer.receive([said('perhaps sent')]);
    await line('send');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const channel = new FakeChannel();
    const { metrics, receive } = await start(channel);
    await receive([said('after it')]);
    await waiting(2);
    expect(channel.texts).to.deep.equal([]);
    await later(SEND_MS);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['perhaps sent', 'after it']);
    const { values } = await metrics.sendsUncertain.get();
    expect(values.map(({ value }) => value)).to.deep.equal([1]);
  });

  it('sends once when the lock is cut in the middle of a send and another process takes it', async function () {
    this.timeout(30_000);
    const { channel, busy, goOn } = busyChannel();
    const { receive } = await start(channel);
    await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
    await busy;
    const other = new FakeChannel();
    await startReplica(other);
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'citrics locks' ORDER BY backend_start LIMIT 1`,
    );
    await waiting(2);
    expect(other.texts).to.deep.equal([]);
    goOn();
    await has('SELECT FROM history_message HAVING count(*) FILTER (WHERE sent_at IS NOT NULL) >= 1');
    await later(SEND_MS);
    await has('SELECT FROM history_message HAVING count(*) FILTER (WHERE sent_at IS NOT NULL) = 2');
    expect([...channel.texts, ...other.texts]).to.deep.equal(['one', 'two']);
  });

  /** Lets nobody connect to the database while something happens. */
  const withoutDatabase = async (meanwhile: () => Promise<void>): Promise<void> => {
    const operator = new pg.Client({ connectionString: database.url.replace(/[^/]+$/, 'postgres') });
    await operator.connect();
    const name = database.url.replace(/.*\//, '');
    await operator.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
    await operator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await meanwhile();
    await operator.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    await operator.end();
  };

  it('notes what it sent while PostgreSQL was away, before others send it again', async function () {
    this.timeout(30_000);
    const { channel, busy, goOn } = busyChannel();
    const { receive } = await start(channel);
    await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
    await busy;
    await withoutDatabase(async () => {
      goOn();
      await channel.count(1);
      const noted = await database.pool.query('SELECT').catch(() => undefined); // asked after the sender did
      expect(noted).to.equal(undefined);
    });
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['one', 'two']);
  });

  it('notes it without waiting for another send that hangs', async function () {
    this.timeout(30_000);
    const events = new EventEmitter();
    const [busy, done, over] = [once(events, 'quick busy'), once(events, 'quick done'), once(events, 'slow done')];
    const channel = new FakeChannel(async (text) => {
      events.emit(`${text} busy`);
      await (text === 'quick' ? done : over);
    });
    const { receive } = await start(channel);
    const hangs = once(events, 'slow busy');
    await receive([said('quick'), said('slow', { person: 'bob', conversation: 'bob' })]);
    await Promise.all([busy, hangs]);
    await withoutDatabase(async () => {
      events.emit('quick done');
      await channel.count(1);
    });
    await has('SELECT FROM history_message WHERE sent_at IS NOT NULL');
    expect(channel.texts).to.deep.equal(['quick']);
    events.emit('slow done');
    await channel.count(2);
  });

  it('goes on by itself when PostgreSQL cuts every connection', async function () {
    this.timeout(30_000);
    const channel = new FakeChannel();
    const { receive } = await start(channel);
    await receive([said('before', { at: new Date(1) })]);
    await channel.count(1);
    await database.pool
      .query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      .catch(() => undefined);
    for (let i = 0; i < 5; i++)
      await receive([said(`after ${i}`, { at: new Date(2 + i) })]).catch(() =>
        receive([said(`after ${i}`, { at: new Date(2 + i) })]),
      );
    await channel.count(6);
    expect(channel.texts).to.deep.equal(['before', 'after 0', 'after 1', 'after 2', 'after 3', 'after 4']);
  });

  describe('sending', () => {
    it('tries again what failed in passing, before what came after it', async () => {
      const channel = new FakeChannel((text, attempt) => {
        if (text === 'one' && attempt === 1) throw new DeliveryError('retry', 'passing', { retryAfterMs: 10 });
      });
      const { receive } = await start(channel);
      await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
      await channel.count(2);
      expect(channel.texts).to.deep.equal(['one', 'two']);
    });

    it('drops what can never be delivered and goes on', async () => {
      const channel = new FakeChannel((text) => {
        if (text === 'one') throw new DeliveryError('drop', 'gone');
      });
      const { receive } = await start(channel);
      await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
      await channel.count(1);
      expect(channel.texts).to.deep.equal(['two']);
      expect(await listDeadLetters(database.prisma)).to.deep.equal([]);
    });

    it('drops what else waits for somebody who is gone, and answers when they write again', async () => {
      const channel = new FakeChannel((text) => {
        if (text === 'one') throw new DeliveryError('drop', 'gone');
      });
      const { receive } = await start(channel, (incoming) =>
        Promise.resolve(
          answering(incoming, '', {
            replies: textOf(incoming)
              .split(' ')
              .map((text) => plain(text)),
          }),
        ),
      );
      await receive([said('one more')]);
      await has('SELECT FROM history_message HAVING count(*) = 3');
      await receive([said('back')]);
      await channel.count(1);
      expect(channel.texts).to.deep.equal(['back']);
    });

    it('sends again, and counts it, what the channel may have taken although no answer came', async () => {
      const channel = new FakeChannel((_, attempt) => {
        if (attempt === 1) throw new DeliveryError('retry', 'reset', { uncertain: true, retryAfterMs: 10 });
      });
      const { receive, metrics } = await start(channel);
      await receive([said('perhaps sent')]);
      await channel.count(1);
      const { values } = await metrics.sendsUncertain.get();
      expect(values.map(({ value }) => value)).to.deep.equal([1]);
    });

    it('of two holds keeps to the longer one', async () => {
      const until = (minutes: number): Date => new Date(Date.now() + minutes * MINUTE_MS);
      const held = async (): Promise<string | undefined> =>
        (await database.prisma.channelHold.findUnique({ where: { channel: 'terminal' } }))?.reason;
      await hold(database, 'terminal', until(5), 'five minutes');
      await hold(database, 'terminal', until(1), 'one minute');
      expect(await held()).to.equal('five minutes');
      await hold(database, 'terminal', until(9), 'nine minutes');
      expect(await held()).to.equal('nine minutes');
      await hold(database, 'terminal', null, 'the token');
      await hold(database, 'terminal', until(10), 'ten minutes');
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
      const { receive } = await start(channel);
      await receive([said('of two messages')]);
      await has('SELECT FROM dead_letter');
      const [letter] = await listDeadLetters(database.prisma);
      await replayDeadLetter(database, letter?.id ?? 0n);
      await has('SELECT FROM history_message WHERE sent_at IS NOT NULL');
      expect(channel.sent[0]?.delivered).to.equal(1);
      const out = await database.prisma.historyMessage.findFirst({ where: { direction: 'out' } });
      expect(out?.messageIds).to.deep.equal(['m0', 'm1']);
    });

    it('keeps as a dead letter what the channel refuses, and sends it when that is replayed', async () => {
      const channel = new FakeChannel((text, attempt) => {
        if (text === 'one' && attempt === 1) throw new DeliveryError('dead-letter', 'refused');
      });
      const { receive } = await start(channel);
      await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
      await channel.count(1);
      const [letter] = await listDeadLetters(database.prisma);
      expect(letter).to.include({ kind: 'send', code: 'delivery-dead-letter' });
      await replayDeadLetter(database, letter?.id ?? 0n);
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
      const { receive } = await start(channel);
      await receive([said('one')]);
      await database.prisma.channelHold.findFirst();
      while ((await database.prisma.channelHold.count()) === 0) await new Promise((resolve) => setImmediate(resolve));
      await receive([said('other', { person: 'bob', conversation: 'bob' })]);
      await channel.count(2);
      expect([...channel.texts].sort()).to.deep.equal(['one', 'other']);
      for (const { at } of channel.sent) expect(at - asked).to.be.greaterThan(690);
    });

    it('stops the channel until the app starts again, and keeps the outbox', async () => {
      const broken = new FakeChannel(() => {
        throw new DeliveryError('stop', 'the token is no longer valid');
      });
      const first = await start(broken);
      await first.receive([said('kept')]);
      while ((await database.prisma.channelHold.count()) === 0) await new Promise((resolve) => setImmediate(resolve));
      await first.worker.stop();
      running = [];
      expect(await database.prisma.outboxMessage.count()).to.equal(1);
      const channel = new FakeChannel();
      await start(channel);
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
      const { receive } = await start(channel);
      const people = Array.from({ length: 12 }, (_, i) => `person ${i}`);
      const writes = (person: string, text: string) => receive([said(text, { person, conversation: person })]);
      const stopped = async (more: object = {}): Promise<void> => {
        while ((await database.prisma.channelHold.count({ where: { until: null, ...more } })) === 0)
          await new Promise((resolve) => setImmediate(resolve));
      };
      await writes('ann', 'first');
      await stopped();
      for (const person of people) await writes(person, person);
      while ((await database.prisma.outboxMessage.count()) < 13) await new Promise((resolve) => setImmediate(resolve));
      expect(tried).to.equal(1);

      const before = new Date();
      await later(4 * MINUTE_MS);
      expect(tried).to.equal(1);
      await later(MINUTE_MS);
      await stopped({ since: { gte: before } });
      await writes('bob', 'while the try failed');
      while ((await database.prisma.outboxMessage.count()) < 14) await new Promise((resolve) => setImmediate(resolve));
      expect(tried).to.equal(2);

      valid = true;
      await later(5 * MINUTE_MS);
      await channel.count(14);
      expect([...channel.texts].sort()).to.deep.equal([...people, 'first', 'while the try failed'].sort());
    });

    it('notes in the history what was sent, with the id the channel gave it', async () => {
      const channel = new FakeChannel();
      const { receive } = await start(channel);
      await receive([said('hello')]);
      await channel.count(1);
      await running[0]?.worker.stop();
      running = [];
      const rows = await database.prisma.historyMessage.findMany({ orderBy: { id: 'asc' } });
      expect(rows.map(({ direction }) => direction)).to.deep.equal(['in', 'out']);
      expect(rows[0]?.understood).to.deep.include({ intent: 'city-metric' });
      expect(rows[1]?.messageIds).to.deep.equal(['m1']);
      expect(rows[1]?.sentAt).to.be.instanceOf(Date);
    });
  });

  it('deletes everything of a person who asks for it, but the last reply, and nothing of others', async () => {
    const channel = new FakeChannel();
    const { receive } = await start(channel, (incoming) =>
      Promise.resolve(
        answering(incoming, textOf(incoming), { forget: textOf(incoming) === 'forget me', feedback: { text: 'good' } }),
      ),
    );
    const bob = { person: 'bob', conversation: 'bob' };
    await receive([said('hello', { at: new Date(1) }), said('hello', { ...bob, at: new Date(1) })]);
    await channel.count(2);
    await receive([said('forget me', { at: new Date(2) }), said('and now?', { at: new Date(3) })]);
    await channel.count(4);
    await running[0]?.worker.stop();
    running = [];
    expect(channel.texts.slice(2)).to.deep.equal(['forget me', 'and now?']);
    expect(await database.prisma.historyMessage.count({ where: { person: 'ann' } })).to.equal(2);
    await database.prisma.$transaction((db) => deletePerson(db, { channel: 'terminal', person: 'ann' }, new Date(3)));
    const ann = await countPerson(database.prisma, { channel: 'terminal', person: 'ann' }, new Date());
    expect(Object.values(ann).every((count: number) => count === 0)).to.equal(true);
    const others = await countPerson(database.prisma, { channel: 'terminal', person: 'bob' }, new Date());
    expect(others).to.include({ history: 2, memory: 1, feedback: 1 });
    const everything = await database.pool.query<{ text: string }>(
      `SELECT concat(t::text) AS text FROM (SELECT row_to_json(r) FROM received_event r UNION ALL SELECT row_to_json(h) FROM history_message h) AS t`,
    );
    expect(everything.rows.filter(({ text }) => /\bann\b/.test(text))).to.deep.equal([]);
  });
});
