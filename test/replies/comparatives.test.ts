import { expect } from 'chai';
import fc from 'fast-check';
import { standsAgainst } from '../../src/replies/comparatives.ts';

describe('a number stands against another one', () => {
  const CASES: readonly [ours: number, words: string][] = [
    [100, "about the same as Ohio's"],
    [101, "about the same as Ohio's"],
    [104, "a little above Ohio's"],
    [96, "a little below Ohio's"],
    [110, "about a tenth above Ohio's"],
    [120, "about a fifth above Ohio's"],
    [75, "about a quarter below Ohio's"],
    [133, "about a third above Ohio's"],
    [67, "about a third below Ohio's"],
    [150, "about half above Ohio's"],
    [50, "about half of Ohio's"],
    [30, "less than half of Ohio's"],
    [175, "about three quarters above Ohio's"],
    [200, "about twice Ohio's"],
    [250, "more than twice Ohio's"],
    [300, "about three times Ohio's"],
    [1000, "about 10 times Ohio's"],
  ];
  for (const [ours, words] of CASES) {
    it(`${ours} against 100: ${words}`, () => expect(standsAgainst(ours, 100, "Ohio's")).to.equal(words));
  }

  it('is never said to be above what is higher, nor below what is lower', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (ours, theirs) => {
          const words = standsAgainst(ours, theirs, 'it');
          if (ours < theirs) expect(words).not.to.match(/above|twice|times/);
          if (ours > theirs) expect(words).not.to.match(/below|half of/);
        },
      ),
    );
  });
});
