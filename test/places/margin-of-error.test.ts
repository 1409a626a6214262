import { expect } from 'chai';
import fc from 'fast-check';
import * as margins from '../../src/places/margin-of-error.ts';

const estimate = fc.record({ value: fc.integer({ min: 1, max: 1e7 }), margin: fc.integer({ min: 0, max: 1e6 }) });

describe('margins of error', () => {
  // Worked examples of the Census Bureau's handbook (2020), chapters 7 and 8.
  it('adds counts as in the handbook: never-married women of three areas', () => {
    const total = margins.sum([
      { value: 135_173, margin: 3860 },
      { value: 43_104, margin: 2642 },
      { value: 24_842, margin: 1957 },
    ]);
    expect(total.value).to.equal(203_119);
    expect(total.margin).to.be.closeTo(5070, 1);
  });

  it('takes a proportion as in the handbook: never-married women among women', () => {
    const share = margins.proportion({ value: 203_119, margin: 5070 }, { value: 690_746, margin: 831 });
    expect(share?.value).to.be.closeTo(0.294, 0.0005);
    expect(share?.margin).to.be.closeTo(0.0073, 0.0001);
  });

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

  it('counts the margins of several zeros once', () => {
    const zeros = margins.sum([
      { value: 0, margin: 12 },
      { value: 0, margin: 17 },
      { value: 40, margin: 9 },
    ]);
    expect(zeros.margin).to.equal(Math.hypot(17, 9));
  });

  it('falls back to the ratio where a proportion has no root', () => {
    const [part, whole] = [
      { value: 90, margin: 1 },
      { value: 100, margin: 20 },
    ];
    expect(margins.proportion(part, whole)).to.deep.equal(margins.ratio(part, whole));
  });

  it('has no quotient over zero', () => {
    const zero = { value: 0, margin: 5 };
    const some = { value: 3, margin: 1 };
    for (const made of [
      margins.ratio(some, zero),
      margins.proportion(some, zero),
      margins.relativeChange(zero, some),
    ]) {
      expect(made).to.equal(undefined);
    }
  });

  it('finds the same whichever estimate comes first, and never one against itself', () => {
    fc.assert(
      fc.property(estimate, estimate, (a, b) => {
        expect(margins.differSignificantly(a, b)).to.equal(margins.differSignificantly(b, a));
        expect(margins.differSignificantly(a, a)).to.equal(false);
      }),
    );
  });

  it('says that two estimates differ exactly when zero is outside the margin of their difference', () => {
    fc.assert(
      fc.property(estimate, estimate, (a, b) => {
        const { value, margin } = margins.difference(a, b);
        fc.pre(Math.abs(Math.abs(value) - margin) > 1e-6);
        expect(margins.differSignificantly(a, b)).to.equal(Math.abs(value) > margin);
      }),
    );
  });

  it('never makes a sum surer than its surest part is unsure', () => {
    fc.assert(
      fc.property(fc.array(estimate, { minLength: 1, maxLength: 8 }), (parts) => {
        expect(margins.sum(parts).margin).to.be.at.least(Math.max(...parts.map(({ margin }) => margin)) - 1e-6);
      }),
    );
  });
});
