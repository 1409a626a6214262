import { expect } from 'chai';
import type { StoreItem } from 'botbuilder';
import { PrismaConversationStore } from '../../src/conversation/history.ts';
import { deleteOld } from '../../src/conversation/retention.ts';
import { PrismaStorage, StateConflictError } from '../../src/conversation/storage.ts';
import type { Database } from '../../src/database/database.ts';
import { testDatabase } from '../support/database.ts';
import { answering, said } from '../support/worker.ts';

describe('what is kept between turns', () => {
  let database: Database;
  const ann = { channel: 'terminal', person: 'ann', conversation: 'ann' };

  beforeEach(async () => (database = await testDatabase()));
  afterEach(() => database.close());

  describe('dialog state', () => {
    it('is read as it was written, and gone once deleted', async () => {
      const storage = new PrismaStorage(database.prisma, ann);
      await storage.write({ a: { step: 1 }, b: { step: 2 } });
      expect((await storage.read(['a', 'missing'])).a).to.include({ step: 1 });
      await storage.delete(['a']);
      expect(Object.keys(await storage.read(['a', 'b']))).to.deep.equal(['b']);
    });

    it('is not overwritten by somebody who read it before it was changed', async () => {
      const storage = new PrismaStorage(database.prisma, ann);
      await storage.write({ a: { step: 1 } });
      const mine = (await storage.read(['a'])).a as StoreItem;
      const theirs = (await storage.read(['a'])).a as StoreItem;
      await storage.write({ a: { ...theirs, step: 2 } });
      const cause: unknown = await storage.write({ a: { ...mine, step: 3 } }).catch((error: unknown) => error);
      expect(cause).to.be.instanceOf(StateConflictError);
      expect((await storage.read(['a'])).a).to.include({ step: 2 });
      await storage.write({ a: { step: 4, eTag: '*' } });
      expect((await storage.read(['a'])).a).to.include({ step: 4 });
    });

    it('of another version of the code is dropped', async () => {
      const storage = new PrismaStorage(database.prisma, ann);
      await storage.write({ a: { step: 1 } });
      await database.prisma.dialogState.updateMany({ data: { version: 0 } });
      expect(await storage.read(['a'])).to.deep.equal({});
      await storage.write({ a: { step: 2 } });
      expect((await storage.read(['a'])).a).to.include({ step: 2 });
    });

    it('is seen by its own conversation only', async () => {
      await new PrismaStorage(database.prisma, ann).write({ a: { step: 1 } });
      expect(await new PrismaStorage(database.prisma, { ...ann, person: 'bob' }).read(['a'])).to.deep.equal({});
    });
  });

  describe('a turn', () => {
    it('begins with the memory and the state that the one before it left', async () => {
      const store = new PrismaConversationStore(database, 'direct');
      const memory = { places: ['5363000'], misses: 1 };
      await store.commit(answering(said('one'), 'one', { memory, state: { a: { step: 1 }, b: { step: 1 } } }));
      await store.commit(answering(said('two'), 'two', { memory, state: { a: { step: 2 } } }));
      const start = await store.begin(said('three'));
      expect(start.memory).to.deep.equal(memory);
      expect(Object.keys(start.state)).to.deep.equal(['a']);
      expect(start.state.a).to.include({ step: 2 });
    });

    it('that can not be written as a whole is not written at all', async () => {
      const store = new PrismaConversationStore(database, 'outbox');
      const cause: unknown = await store
        .commit(answering(said('never received'), 'x'))
        .catch((error: unknown) => error);
      expect(cause).to.have.property('code', 'already-answered');
      expect(await database.prisma.historyMessage.count()).to.equal(0);
      expect(await database.prisma.personMemory.count()).to.equal(0);
      expect(await database.prisma.outboxMessage.count()).to.equal(0);
    });
  });

  it('goes by itself after the days of retention, and not before', async () => {
    const store = new PrismaConversationStore(database, 'direct');
    const now = new Date('2026-06-01T00:00:00Z');
    const old = new Date('2026-02-01T00:00:00Z');
    await store.commit(answering(said('old', { at: old }), 'old'));
    await database.prisma.historyMessage.updateMany({ data: { at: old } });
    await database.prisma.personMemory.updateMany({ data: { updatedAt: old } });
    await store.commit(answering(said('new', { person: 'bob', at: now }), 'new'));
    await database.prisma.historyMessage.updateMany({ where: { person: 'bob' }, data: { at: now } });
    await database.prisma.personMemory.updateMany({ where: { person: 'bob' }, data: { updatedAt: now } });
    const ann = { channel: 'terminal', person: 'ann', conversation: 'ann' };
    await database.prisma.inboxEvent.create({
      data: { ...ann, key: '1', at: old, event: {}, address: {}, receivedAt: old },
    });
    await database.prisma.outboxMessage.create({ data: { ...ann, address: {}, reply: {}, createdAt: old } });
    await database.prisma.setAsideMiss.create({ data: { fingerprint: 'old', at: old } });
    expect(await deleteOld(database.prisma, 120, now)).to.equal(0);
    expect(await deleteOld(database.prisma, 119, now)).to.equal(6);
    const left = await database.prisma.historyMessage.findMany({ select: { person: true } });
    expect(left.map(({ person }) => person)).to.deep.equal(['bob', 'bob']);
  });
});
