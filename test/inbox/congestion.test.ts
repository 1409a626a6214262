import { expect } from 'chai';
import { Congestion } from '../../src/inbox/congestion.ts';

describe('congestion', () => {
  it('clogs a channel whose slow sends take up half of all slots, and no other, until they end', async () => {
    let now = 0;
    const congestion = new Congestion(4, () => now);
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const sends = [1, 2].map(() => congestion.during('teams', () => ended));
    now = 1_000;
    expect(congestion.isClogged('teams')).to.equal(false);
    now = 3_000;
    expect(congestion.isClogged('teams')).to.equal(true);
    expect(congestion.isClogged('messenger')).to.equal(false);
    end();
    await Promise.all(sends);
    expect(congestion.isClogged('teams')).to.equal(false);
  });

  it('a send that fails takes up no slot', async () => {
    let now = 0;
    const congestion = new Congestion(1, () => now);
    await congestion.during('teams', () => Promise.reject(new Error('refused'))).catch(() => undefined);
    now = 3_000;
    expect(congestion.isClogged('teams')).to.equal(false);
  });
});
