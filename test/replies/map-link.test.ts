import { expect } from 'chai';
import { mapLink } from '../../src/replies/map-link.ts';
import map from '../../src/topics/catalogue/map.ts';
import rent from '../../src/topics/catalogue/rent.ts';
import { SEATTLE, TACOMA } from '../support/places.ts';

describe('the link to a map', () => {
  const somewhere = { ...SEATTLE, latitude: 47.6205, longitude: -122.3509 };

  it('opens a map at the place’s coordinates', () => {
    const link = mapLink(map, [somewhere]);
    const url = new URL(link?.payload ?? '');
    expect(Number(url.searchParams.get('mlat'))).to.be.closeTo(47.6205, 0.001);
    expect(Number(url.searchParams.get('mlon'))).to.be.closeTo(-122.3509, 0.001);
    expect(link?.title.length).to.be.at.most(20);
  });

  it('is not there for other topics, several places, or a place nobody has the coordinates of', () => {
    expect(mapLink(rent, [somewhere])).to.equal(undefined);
    expect(mapLink(map, [somewhere, TACOMA])).to.equal(undefined);
    expect(mapLink(map, [TACOMA])).to.equal(undefined);
  });
});
