import { expect } from 'chai';
import { groupsOf } from '../../src/conversation/ranking-query.ts';
import type { RankingRequest } from '../../src/understanding/utterance.ts';

const RICHEST: RankingRequest = {
  metric: 'median-household-income',
  order: 'highest',
  count: 5,
  states: [],
  where: [],
};

describe('whom a ranking is among', () => {
  it('is among places of the size that the person named, and nobody else', () => {
    expect(groupsOf({ ...RICHEST, states: ['MT'], maxPopulation: 500 })).to.deep.equal([
      { among: { states: ['MT'], minPopulation: undefined, maxPopulation: 500 }, enough: 20 },
    ]);
  });

  it('leaves hamlets out where no size is named', () => {
    for (const { among } of groupsOf(RICHEST)) expect(among.minPopulation).to.be.greaterThan(1_000);
    for (const { among } of groupsOf({ ...RICHEST, states: ['MT'] })) expect(among.minPopulation).to.be.at.least(1_000);
  });

  it('takes towns in a state for want of cities, but not where a condition is what makes the list short', () => {
    expect(groupsOf({ ...RICHEST, states: ['MT'] })).to.have.length(2);
    const where = [{ variable: 'median-gross-rent', op: 'at-most', value: 900 }] as const;
    expect(groupsOf({ ...RICHEST, states: ['MT'], where })).to.have.length(1);
  });

  it('leaves nobody out of a ranking by size: the smallest town has few people', () => {
    expect(groupsOf({ ...RICHEST, metric: 'population', order: 'lowest' })).to.deep.equal([
      { among: { states: undefined }, enough: 20 },
    ]);
  });

  it('is among the larger cities of a region first, as for the whole country', () => {
    const sizes = groupsOf({ ...RICHEST, states: ['OR', 'WA'] }).map(({ among }) => among.minPopulation);
    expect(sizes).to.deep.equal([50_000, 10_000, 1_000]);
  });

  describe('near a place', () => {
    const nearby = (near: RankingRequest['near']): readonly (readonly [number, number])[] =>
      groupsOf({ ...RICHEST, near }, ['0820000']).map(({ among }) => [
        among.near?.miles ?? 0,
        among.minPopulation ?? 0,
      ]);

    it('keeps to the distance that the person named', () => {
      expect(nearby({ withinMiles: 20 })).to.deep.equal([
        [20, 10_000],
        [20, 1_000],
      ]);
    });

    it('looks further away for want of places where none is named', () => {
      expect(nearby({}).map(([miles]) => miles)).to.deep.equal([30, 30, 100, 100]);
    });
  });
});
