import { expect } from 'chai';
import { countPerson, deletePerson } from '../../src/conversation/deletion.ts';
import type { RunTurn } from '../../src/conversation/turn-result.ts';
import { listDeadLetters, replayDeadLetter } from '../../src/inbox/dead-letters.ts';
import { answering, echo, FakeChannel, said, testWorker, textOf } from '../support/worker.ts';
import { Processes } from './processes.ts';

describe('the inbox', () => {
  let processes: Processes;

  beforeEach(async () => {
    processes = await Processes.open();
  });

  afterEach(() => processes.close());

  it('answers an event', async () => {
    const channel = new FakeChannel();
    const { receive } = await processes.start(channel);
    await receive([said('hello')]);
    await channel.count(1);
    expect(channel.sent[0]).to.include({ text: 'hello' });
    expect(channel.sent[0]?.address).to.deep.equal({ to: 'ann' });
  });

  it('answers once when the same event is delivered 50 times at once, and again later', async () => {
    const channel = new FakeChannel();
    const { receive } = await processes.start(channel);
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
    const { receive } = await processes.start(channel);
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
    const { receive } = await processes.start(channel, slow);
    await processes.startReplica(channel, slow);
    await processes.startReplica(channel, slow);
    const texts = Array.from({ length: 20 }, (_, i) => `message ${i}`);
    const began = Date.now();
    for (const [i, text] of texts.entries()) await receive([said(text, { at: new Date(began + i) })]);
    await channel.count(20);
    expect(channel.texts).to.deep.equal(texts);
    expect(most).to.equal(1);
  });

  it('answers by the clock of the channel where a batch comes in another order', async () => {
    const channel = new FakeChannel();
    const { receive } = await processes.start(channel);
    const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
    await receive([said('third', { at: at(3) }), said('first', { at: at(1) }), said('second', { at: at(2) })]);
    await channel.count(3);
    expect(channel.texts).to.deep.equal(['first', 'second', 'third']);
  });

  it('lets one person wait for nobody: others are answered while a turn hangs', async () => {
    const channel = new FakeChannel();
    let free: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => (free = resolve));
    const { receive } = await processes.start(channel, async (incoming) => {
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
    const { receive } = await processes.start(channel);
    await receive([said('a\0b\uD83Dc\uDE00d😀 \\u0000 {{#x}} \'; drop table "history_message"')]);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['ab\uFFFDc\uFFFDd😀 \\u0000 {{#x}} \'; drop table "history_message"']);
  });

  it('tries a failed turn again, in order with those that came after it', async () => {
    const channel = new FakeChannel();
    let failures = 1;
    const { receive } = await processes.start(channel, (incoming) => {
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
    const { receive } = await processes.start(channel, (incoming) => {
      if (broken) throw new Error('broken');
      return Promise.resolve(answering(incoming, textOf(incoming)));
    });
    await receive([said('question')]);
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['sorry']);
    const [letter] = await listDeadLetters(processes.database.prisma);
    expect(letter).to.include({ kind: 'turn', error: 'broken', person: 'ann' });
    broken = false;
    expect(await replayDeadLetter(processes.database, letter?.id ?? 0n)).to.equal(true);
    await channel.count(2);
    expect(channel.texts).to.deep.equal(['sorry', 'question']);
    expect(await listDeadLetters(processes.database.prisma)).to.deep.equal([]);
    expect(await processes.database.prisma.historyMessage.count({ where: { direction: 'in' } })).to.equal(1);
  });

  it('apologises for a message whose turns ended the process time and again, without one more', async () => {
    const producer = await testWorker(processes.database, new FakeChannel(), echo);
    await producer.worker.stop();
    await producer.receive([said('deadly')]);
    await processes.database.pool.query('UPDATE inbox_event SET attempts = 5');
    const channel = new FakeChannel();
    await processes.start(channel, () => {
      throw new Error('it was tried again');
    });
    await channel.count(1);
    expect(channel.texts).to.deep.equal(['sorry']);
    expect((await listDeadLetters(processes.database.prisma))[0]).to.include({ kind: 'turn', code: 'deadly-turn' });
  });

  it('lets nobody wait for the end of what many others have to say', async function () {
    this.timeout(40_000);
    const producer = await testWorker(processes.database, new FakeChannel(), echo);
    await producer.worker.stop();
    const talkative = Array.from({ length: 12 }, (_, who) =>
      Array.from({ length: 30 }, (_, which) =>
        said(`${which}`, { person: `p${who}`, conversation: `p${who}`, at: new Date(which + 1) }),
      ),
    ).flat();
    await producer.receive(talkative);
    const channel = new FakeChannel();
    const { receive } = await processes.start(channel);
    await channel.count(1);
    await receive([said('only this', { person: 'eve', conversation: 'eve' })]);
    await channel.count(talkative.length + 1);
    expect(channel.texts.indexOf('only this')).to.be.below(talkative.length - 12);
  });

  it('deletes everything of a person who asks for it, but the last reply, and nothing of others', async () => {
    const channel = new FakeChannel();
    const { receive } = await processes.start(channel, (incoming) =>
      Promise.resolve(
        answering(incoming, textOf(incoming), { forget: textOf(incoming) === 'forget me', feedback: { text: 'good' } }),
      ),
    );
    const bob = { person: 'bob', conversation: 'bob' };
    await receive([said('hello', { at: new Date(1) }), said('hello', { ...bob, at: new Date(1) })]);
    await channel.count(2);
    await receive([said('forget me', { at: new Date(2) }), said('and now?', { at: new Date(3) })]);
    await channel.count(4);
    await processes.stop();
    expect(channel.texts.slice(2)).to.deep.equal(['forget me', 'and now?']);
    expect(await processes.database.prisma.historyMessage.count({ where: { person: 'ann' } })).to.equal(2);
    await processes.database.prisma.$transaction((db) =>
      deletePerson(db, { channel: 'terminal', person: 'ann' }, new Date(3)),
    );
    const ann = await countPerson(processes.database.prisma, { channel: 'terminal', person: 'ann' }, new Date());
    expect(Object.values(ann).every((count: number) => count === 0)).to.equal(true);
    const others = await countPerson(processes.database.prisma, { channel: 'terminal', person: 'bob' }, new Date());
    expect(others).to.include({ history: 2, memory: 1, feedback: 1 });
    const everything = await processes.database.pool.query<{ text: string }>(
      `SELECT concat(t::text) AS text FROM (SELECT row_to_json(r) FROM received_event r UNION ALL SELECT row_to_json(h) FROM history_message h) AS t`,
    );
    expect(everything.rows.filter(({ text }) => /\bann\b/.test(text))).to.deep.equal([]);
  });
});
