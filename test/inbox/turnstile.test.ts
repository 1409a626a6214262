import { setImmediate as nextRound } from 'node:timers/promises';
import { expect } from 'chai';
import { Turnstile } from '../../src/inbox/turnstile.ts';

describe('the turnstile', () => {
  it('lets turns through in their order, one in a round of the event loop', async () => {
    const turnstile = new Turnstile();
    const passed: number[] = [];
    const turns = [1, 2, 3].map(async (turn) => {
      await turnstile.pass();
      passed.push(turn);
    });
    let most = 0;
    for (let before = 0; passed.length < 3; before = passed.length) {
      await nextRound();
      most = Math.max(most, passed.length - before);
    }
    await Promise.all(turns);
    expect(passed).to.deep.equal([1, 2, 3]);
    expect(most).to.equal(1);
  });

  it('keeps turns back while a delivery is stored', async () => {
    const turnstile = new Turnstile();
    const order: string[] = [];
    let stored: () => void = () => undefined;
    const delivery = turnstile
      .takeIn(() => new Promise((resolve) => (stored = resolve)))
      .then(() => order.push('stored'));
    const turn = turnstile.pass().then(() => order.push('turn'));
    await nextRound();
    stored();
    await Promise.all([delivery, turn]);
    expect(order).to.deep.equal(['stored', 'turn']);
  });

  it('keeps turns back for a moment after a rush of deliveries, and not after a few', async () => {
    let now = 0;
    const turnstile = new Turnstile(() => now);
    const deliver = (): Promise<void> => turnstile.takeIn(() => Promise.resolve());
    for (let few = 0; few < 3; few += 1) await deliver();
    await turnstile.pass();
    await Promise.all(Array.from({ length: 50 }, deliver));
    let passed = false;
    const turn = turnstile.pass().then(() => (passed = true));
    for (let round = 0; round < 5; round += 1) await nextRound();
    expect(passed).to.equal(false);
    now = 50;
    await turn;
  });

  it('does not keep them back for good while deliveries never end, and not after one that failed', async () => {
    const turnstile = new Turnstile();
    void turnstile.takeIn(() => new Promise(() => undefined));
    await turnstile.pass();
    const failed: unknown = await turnstile
      .takeIn(() => Promise.reject(new Error('no database')))
      .catch((cause: unknown) => cause);
    expect(failed).to.have.property('message', 'no database');
    await turnstile.pass();
  });
});
