import { expect } from 'chai';
import { ticksOf, valueAxis } from '../../../src/charts/draw/value-axis.ts';

describe('the upright axis of lines', () => {
  it('makes a small change of a rate look small: it begins at zero', () => {
    expect(valueAxis([6, 5.9], 'per-1000-people').scale).to.include({ beginAtZero: true });
    expect(valueAxis([4.2, 4.8], 'percent').scale).to.include({ beginAtZero: true });
  });

  it('covers a fair part of a number that lies far from zero', () => {
    const { scale, span } = valueAxis([725_000, 741_000], 'people');
    expect(scale).to.include({ beginAtZero: false, suggestedMin: 741_000 - span });
    expect(span).to.be.closeTo(741_000 * 0.4, 1);
  });

  it('shows no more than a whole', () => {
    expect(valueAxis([0, 100], 'percent').scale).to.include({ max: 100 });
    expect(valueAxis([91, 97], 'percent').scale).to.include({ max: 100 });
    expect(valueAxis([20, 30], 'percent').scale).not.to.have.property('max');
    // A change may be more than a doubling.
    expect(valueAxis([50, 120], 'percent').scale).not.to.have.property('max');
  });

  it('counts people from none, one by one', () => {
    expect(valueAxis([1, 1], 'people').scale).to.include({ beginAtZero: true });
    expect(ticksOf('people')).to.deep.equal({ precision: 0 });
    expect(ticksOf('percent')).to.deep.equal({});
  });
});
