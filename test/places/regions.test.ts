import { expect } from 'chai';
import { areasOf, REGIONS, regionOf } from '../../src/places/regions.ts';
import { STATES } from '../../src/places/states.ts';

const statesOf = (name: string): readonly string[] => REGIONS.find((region) => region.name === name)?.states ?? [];

describe('regions of states', () => {
  it('of the Census Bureau part the country: every state is in one of the four', () => {
    const four = ['the Northeast', 'the Midwest', 'the South', 'the West'].flatMap(statesOf);
    expect([...four].sort()).to.deep.equal(STATES.map(({ code }) => code).sort());
  });

  it('have states that are there, each once, and no two regions the same', () => {
    const known = new Set(STATES.map(({ code }) => code));
    for (const { name, states } of REGIONS) {
      expect(new Set(states).size, name).to.equal(states.length);
      expect(
        states.every((code) => known.has(code)),
        name,
      ).to.equal(true);
      expect(regionOf(states)?.name).to.equal(name);
    }
  });

  it('are found among states in the order named', () => {
    const [south, west] = [statesOf('the South'), statesOf('the West')];
    expect(areasOf([...south, ...west])).to.deep.equal([south, west]);
    expect(areasOf(['TX', 'OH'])).to.deep.equal([['TX'], ['OH']]);
    expect(areasOf([])).to.deep.equal([]);
  });
});
