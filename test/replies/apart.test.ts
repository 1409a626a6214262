import { expect } from 'chai';
import { sayApart } from '../../src/replies/apart.ts';
import { SEATTLE, TACOMA } from '../support/places.ts';

describe('how far places are apart', () => {
  // Published great-circle distance between the two city halls: about 25 miles.
  const seattle = { ...SEATTLE, latitude: 47.6038, longitude: -122.3301 };
  const tacoma = { ...TACOMA, latitude: 47.2529, longitude: -122.4443 };

  it('is said of two places in one sentence', () => {
    expect(sayApart([seattle, tacoma])).to.match(/^Seattle, WA and Tacoma, WA are 2[45] miles apart/);
  });

  it('is said from the first one of several', () => {
    expect(sayApart([seattle, tacoma, seattle])).to.match(
      /Seattle, WA is 2[45] miles from Tacoma, WA and under a mile/,
    );
  });

  it('is not said of one place, nor where somebody’s coordinates are unknown', () => {
    expect(sayApart([seattle])).to.equal(undefined);
    expect(sayApart([seattle, TACOMA])).to.equal(undefined);
    expect(sayApart([SEATTLE, tacoma])).to.equal(undefined);
  });
});
