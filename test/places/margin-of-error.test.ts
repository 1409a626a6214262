import { expect } from 'chai';
import fc from 'fast-check';
import * as margins from '../../src/places/margin-of-error.ts';

const estimate = fc.record({ value: fc.integer({ min: 1, max: 1e7 }), margin: fc.integer({ min: 0, max: 1e6 }) });

describe('margins of error', () => {
  // Worked examples of the Census Bureau's handbook (2020), chapters 7 and 8.
  it('takes a ratio as in the handbook: never-married men to women', () => {
    const quotient = margins.ratio({ value: 226_840, margin: 5556 }, { value: 203_119, margin: 5070 });
    expect(quotient?.value).to.be.closeTo(1.117, 0.0005);
    expect(quotient?.margin).to.be.closeTo(0.039, 0.0005);
  });

  it('finds a difference only beyond its margin', () => {
    const a = { value: 30.9, margin: 0.3 };
    expect(margins.differSignificantly(a, { value: 31.3, margin: 0.3 })).to.equal(false);
    expect(margins.differSignificantly(a, { value: 31.4, margin: 0.3 })).to.equal(true);
  });

  it('has no quotient over zero', () => {
    const zero = { value: 0, margin: 5 };
    const some = { value: 3, margin: 1 };
    for (const made of [margins.ratio(some, zero), margins.relativeChange(zero, some)])
      expect(made).to.equal(undefined);
  });

  it('finds the same whichever estimate comes first, and never one against itself', () => {
    fc.assert(
      fc.property(estimate, estimate, (a, b) => {
        expect(margins.differSignificantly(a, b)).to.equal(margins.differSignificantly(b, a));
        expect(margins.differSignificantly(a, a)).to.equal(false);
      }),
    );
  });
});
