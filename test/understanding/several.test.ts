import { expect } from 'chai';
import { severalOf } from '../../src/understanding/several.ts';

describe('several places before', () => {
  it('are meant by words for more than one', () => {
    for (const plain of [
      'compare them',
      'of those which has the lowest rent',
      'how do they compare on income',
      'which one is the cheapest',
      'which city is safer',
      'what is the difference in rent',
      'how far apart are they',
      'compare rents',
    ])
      expect(severalOf(plain), plain).to.deep.equal({});
  });
  it('are counted where the words count them', () => {
    expect(severalOf('which of the two is cheaper')).to.deep.equal({ count: 2 });
    expect(severalOf('compare both')).to.deep.equal({ count: 2 });
    expect(severalOf('compare all three')).to.deep.equal({ count: 3 });
    expect(severalOf('compare the last two')).to.deep.equal({ count: 2 });
  });
  it('are not meant where one is, or a place is named, or all there are', () => {
    for (const plain of [
      'what about their income',
      'is it safe there',
      'compare @place and @place',
      'which city is the safest',
      'which cities have the lowest rent',
      'which city has fewer people than 5000',
      'which city is safest in @state',
    ])
      expect(severalOf(plain), plain).to.equal(undefined);
  });
});
