import { expect } from 'chai';
import fc from 'fast-check';
import { openEnd, readEstimate } from '../../../src/import/acs/special-values.ts';

describe('special values', () => {
  it('gives no number for any code of "no number", whatever the column', () => {
    for (const code of ['-666666666', '-222222222', '-333333333', '-555555555', '-888888888', '-999999999']) {
      for (const estimate of [code, `${code}.0`]) {
        const reading = readEstimate('DP03_0062E', { estimate, margin: code });
        expect(reading, estimate).to.have.all.keys('missing');
      }
    }
    for (const estimate of ['-', 'N', '(X)', '**', '***', '*****', 'null', '']) {
      expect(readEstimate('DP03_0062E', { estimate, margin: '**' }), estimate).to.have.all.keys('missing');
    }
  });

  it('reads an open end from text, from an annotation, and from its number where the margin says so', () => {
    const top = { value: 250000, bound: 'or-more' };
    expect(readEstimate('DP03_0062E', { estimate: '250,000+', margin: '***' })).to.deep.equal(top);
    expect(readEstimate('DP03_0062E', { estimate: '250001', annotation: '250,000+' })).to.deep.equal(top);
    expect(readEstimate('DP03_0062E', { estimate: '250001', margin: '-333333333' })).to.deep.equal(top);
    expect(readEstimate('DP03_0062E', { estimate: '250001' })).to.deep.equal(top);
    expect(readEstimate('DP04_0089E', { estimate: '2000001' })).to.deep.equal({ value: 2000000, bound: 'or-more' });
    expect(readEstimate('DP04_0089E', { estimate: '9999' })).to.deep.equal({ value: 10000, bound: 'or-less' });
    expect(readEstimate('DP04_0134E', { estimate: '3501' })).to.deep.equal({ value: 3500, bound: 'or-more' });
    expect(readEstimate('DP04_0101E', { estimate: '4001' })).to.deep.equal({ value: 4000, bound: 'or-more' });
    expect(readEstimate('DP04_0037E', { estimate: '9.0' })).to.deep.equal({ value: 9, bound: 'or-more' });
    expect(readEstimate('DP03_0062E', { estimate: '2499' })).to.deep.equal({ value: 2500, bound: 'or-less' });
  });

  it('takes such a number for what it is in a column of counts, or with a margin of its own', () => {
    expect(readEstimate('DP03_0095E', { estimate: '2499' })).to.deep.equal({ value: 2499 });
    expect(readEstimate('DP04_0037E', { estimate: '9.0', margin: '0.4' })).to.deep.equal({ value: 9, margin: 0.4 });
    expect(openEnd('DP04_0134E', 2001)).to.equal(undefined);
  });

  it('shows nothing where the margin says open-ended and no list knows the number', () => {
    expect(readEstimate('DP04_0134E', { estimate: '5001', margin: '***' })).to.deep.equal({
      missing: 'not-computable',
    });
  });

  it('keeps a real number below zero', () => {
    expect(readEstimate('DP03_0065E', { estimate: '-1520', margin: '6664' })).to.deep.equal({
      value: -1520,
      margin: 6664,
    });
  });

  it('counts the sampling error of a controlled estimate as zero', () => {
    expect(readEstimate('DP05_0001E', { estimate: '100', margin: '*****' })).to.deep.equal({ value: 100, margin: 0 });
    expect(readEstimate('DP05_0001E', { estimate: '100', margin: '-555555555' })).to.deep.equal({
      value: 100,
      margin: 0,
    });
  });

  it('reads every number as published, whatever its thousands and its margin look like', () => {
    fc.assert(
      fc.property(fc.nat(400_000_000), fc.nat(100_000), (value, margin) => {
        const cells = { estimate: value.toLocaleString('en-US'), margin: `+/-${margin.toLocaleString('en-US')}` };
        expect(readEstimate('DP03_0001E', cells)).to.deep.equal({ value, margin });
      }),
    );
  });
});
