import { expect } from 'chai';
import { BatchTimeoutError, inBatches } from '../../src/inbox/batches.ts';

describe('batches', () => {
  it('one alone is called at once, those that come meanwhile go together, each gets its own answer', async () => {
    const calls: (readonly number[])[] = [];
    const double = inBatches(async (items: readonly number[]) => {
      calls.push(items);
      await Promise.resolve();
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([double(1), double(2), double(3)])).to.deep.equal([2, 4, 6]);
    expect(await double(4)).to.equal(8);
    expect(calls).to.deep.equal([[1], [2, 3], [4]]);
  });

  it('a call that fails fails everybody in it, and nobody after it', async () => {
    const once = inBatches(async (items: readonly string[]) => {
      await Promise.resolve();
      if (items.includes('bad')) throw new Error('refused');
      return items;
    });
    const outcomes = await Promise.allSettled([once('a'), once('bad'), once('b')]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'rejected']);
    expect(await once('c')).to.equal('c');
  });

  it('a call that hangs is given up, and those behind it are made', async () => {
    const hangs = inBatches(
      (items: readonly string[]) =>
        items.includes('hangs') ? new Promise<never>(() => undefined) : Promise.resolve(items),
      20,
    );
    const [first, second] = await Promise.allSettled([hangs('hangs'), hangs('behind it')]);
    expect(first).to.have.property('reason').that.is.instanceOf(BatchTimeoutError);
    expect(second).to.deep.equal({ status: 'fulfilled', value: 'behind it' });
  });
});
