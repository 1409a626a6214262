import { EventEmitter, once } from 'node:events';
import { expect } from 'chai';
import { SEND_MS } from '../../src/inbox/send.ts';
import { echo, FakeChannel, said, testWorker } from '../support/worker.ts';
import { Processes } from './processes.ts';

describe('the inbox while processes and PostgreSQL fail', () => {
  let processes: Processes;

  beforeEach(async () => {
    processes = await Processes.open();
  });

  afterEach(() => processes.close());

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

  it('loses nothing and answers once when the process is killed in the middle of a turn', async function () {
    this.timeout(30_000);
    const { child, line } = await processes.startProcess('turn');
    const { receive, worker } = await testWorker(processes.database, new FakeChannel(), echo);
    await worker.stop();
    await receive([said('survives')]);
    await line('turn');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const channel = new FakeChannel();
    await processes.start(channel);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['survives']);
    expect(await processes.database.prisma.inboxEvent.count()).to.equal(0);
  });

  it('takes over within seconds what a killed process had under way, while another one runs', async function () {
    this.timeout(30_000);
    const { child, line } = await processes.startProcess('turn');
    const producer = await testWorker(processes.database, new FakeChannel(), echo);
    await producer.worker.stop();
    await producer.receive([said('handed over')]);
    await line('turn');
    const channel = new FakeChannel();
    await processes.start(channel);
    child.kill('SIGKILL');
    const killed = performance.now();
    await channel.count(1);
    expect(performance.now() - killed).to.be.lessThan(5_000);
    expect(channel.texts).to.deep.equal(['handed over']);
  });

  it('sends again, and counts it, what a killed process may have sent', async function () {
    this.timeout(30_000);
    const { child, line } = await processes.startProcess('send');
    const producer = await testWorker(processes.database, new FakeChannel(), echo);
    await producer.worker.stop();
    await producer.receive([said('perhaps sent')]);
    await line('send');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const channel = new FakeChannel();
    const { metrics, receive } = await processes.start(channel);
    await receive([said('after it')]);
    await processes.waiting(2);
    expect(channel.texts).to.deep.equal([]);
    await processes.later(SEND_MS);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['perhaps sent', 'after it']);
    const { values } = await metrics.sendsUncertain.get();
    expect(values.map(({ value }) => value)).to.deep.equal([1]);
  });

  it('sends once when the lock is cut in the middle of a send and another process takes it', async function () {
    this.timeout(30_000);
    const { channel, busy, goOn } = busyChannel();
    const { receive } = await processes.start(channel);
    await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
    await busy;
    const other = new FakeChannel();
    await processes.startReplica(other);
    await processes.database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'citrics locks' ORDER BY backend_start LIMIT 1`,
    );
    await processes.waiting(2);
    expect(other.texts).to.deep.equal([]);
    goOn();
    await processes.has('SELECT FROM history_message HAVING count(*) FILTER (WHERE sent_at IS NOT NULL) >= 1');
    await processes.later(SEND_MS);
    await processes.has('SELECT FROM history_message HAVING count(*) FILTER (WHERE sent_at IS NOT NULL) = 2');
    expect([...channel.texts, ...other.texts]).to.deep.equal(['one', 'two']);
  });

  it('notes what it sent while PostgreSQL was away, before others send it again', async function () {
    this.timeout(30_000);
    const { channel, busy, goOn } = busyChannel();
    const { receive } = await processes.start(channel);
    await receive([said('one', { at: new Date(1) }), said('two', { at: new Date(2) })]);
    await busy;
    await processes.withoutDatabase(async () => {
      goOn();
      await channel.count(1);
      const noted = await processes.database.pool.query('SELECT').catch(() => undefined); // asked after the sender did
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
    const { receive } = await processes.start(channel);
    const hangs = once(events, 'slow busy');
    await receive([said('quick'), said('slow', { person: 'bob', conversation: 'bob' })]);
    await Promise.all([busy, hangs]);
    await processes.withoutDatabase(async () => {
      events.emit('quick done');
      await channel.count(1);
    });
    await processes.has('SELECT FROM history_message WHERE sent_at IS NOT NULL');
    expect(channel.texts).to.deep.equal(['quick']);
    events.emit('slow done');
    await channel.count(2);
  });

  it('goes on by itself when PostgreSQL cuts every connection', async function () {
    this.timeout(30_000);
    const channel = new FakeChannel();
    const { receive } = await processes.start(channel);
    await receive([said('before', { at: new Date(1) })]);
    await channel.count(1);
    await processes.database.pool
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
});
