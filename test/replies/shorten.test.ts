import { expect } from 'chai';
import fc from 'fast-check';
import { shorten } from '../../src/replies/shorten.ts';

describe('shortening for narrow places', () => {
  it('keeps to the length, keeps what fits, and never splits a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, length) => {
        const short = shorten(text, length);
        expect(short.length).to.be.at.most(Math.max(length, 0));
        if (text.length <= length) expect(short).to.equal(text);
        if (text.isWellFormed()) expect(short.isWellFormed(), 'half a character').to.equal(true);
      }),
    );
  });

  it('cuts between words where it can', () => {
    expect(shorten('Poverty and insurance', 20)).to.equal('Poverty and…');
  });
});
